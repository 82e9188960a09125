// `npm start`: installs, builds the web once, then runs the server with the demo bank.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildWebOnce, findNode, installOnce, root, say } from './setup.mjs'

installOnce()
buildWebOnce()
say('starting the server')
const server = spawn(
  findNode(),
  ['--disable-warning=ExperimentalWarning', join(root, 'server', 'src', 'main.ts')],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ALADDIN_DEMO: '1', ...process.env },
  },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
