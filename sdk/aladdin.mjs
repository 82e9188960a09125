import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// Plain JavaScript, because it may be started by a Node that does not run TypeScript: the workspace brings its own.
const program = fileURLToPath(new URL('src/cli/bin.ts', import.meta.url))
const own = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url))
const node = existsSync(own) ? own : process.execPath
const { status, error } = spawnSync(
  node,
  ['--disable-warning=ExperimentalWarning', program, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
if (error) console.error(`aladdin: ${error.message}`)
process.exit(status ?? 1)
