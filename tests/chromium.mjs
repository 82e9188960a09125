// Finds a Chromium for the browser tests, or installs one where that is possible.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { say } from '../server/setup.mjs'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Path of a browser; undefined when none can be had (the browser tests then fail and say what to set). */
export function findChromium() {
  const set = process.env.CHROMIUM_PATH
  if (set !== undefined && existsSync(set)) return set
  return (
    usual.find((path) => existsSync(path)) ?? playwrightsOwn() ?? installPlaywrights() ?? installDebians()
  )
}

function playwrightsOwn() {
  const require = createRequire(new URL('./package.json', import.meta.url))
  const path = require('playwright-core').chromium.executablePath()
  return existsSync(path) ? path : undefined
}

function installPlaywrights() {
  say('no Chromium on this machine: trying to install Playwright’s')
  const require = createRequire(new URL('./package.json', import.meta.url))
  const cli = require.resolve('playwright-core').replace(/[^/\\]+$/, 'cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 120_000 })
  return playwrightsOwn()
}

function installDebians() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  say('installing the distribution’s Chromium with a Chinese font')
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', timeout: 180_000 })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
    stdio: 'ignore',
    timeout: 400_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return usual.find((path) => existsSync(path))
}
