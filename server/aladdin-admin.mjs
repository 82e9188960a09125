import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findNode, root } from './setup.mjs'

// Plain JavaScript, because it may be started by a Node that does not run TypeScript: the workspace brings its own.
const { status, error } = spawnSync(
  findNode(),
  [
    '--disable-warning=ExperimentalWarning',
    join(root, 'server', 'src', 'admin.ts'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
)
if (error) console.error(`aladdin-admin: ${error.message}`)
process.exit(status ?? 1)
