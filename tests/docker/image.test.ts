import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildImage, type BuiltImage } from './build-image.ts'

const folder = mkdtempSync(join(tmpdir(), 'aladdin-image-'))
/** Someone who owns nothing but the volume; a test that is not run by root stays who it is. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
let image: BuiltImage
let server: ChildProcess
let origin = ''
let said = ''

beforeAll(async () => {
  chmodSync(folder, 0o755)
  // the default takes more than a minute for a tenth of the bytes; that it is the default is a test of its own
  image = buildImage(folder, { BROTLI_QUALITY: '5' })
  const data = join(image.root, 'data')
  if (nobody.uid !== undefined) chownSync(data, nobody.uid, nobody.gid)
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  const [program = '', ...words] = image.command
  server = spawn(program === 'node' ? process.execPath : program, words, {
    cwd: join(image.root, 'aladdin'),
    env: {
      ...image.environment,
      ALADDIN_DATA: data,
      ALADDIN_PORT: String(port),
      ALADDIN_ORIGIN: origin,
      TMPDIR: '/tmp',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...nobody,
  })
  await ready(server)
}, 600_000)
afterAll(async () => {
  if (server?.exitCode === null) {
    const gone = once(server, 'exit')
    server.kill('SIGTERM')
    await gone
  }
  rmSync(folder, { recursive: true, force: true })
})

test('the image runs as someone who owns nothing but the volume', () => {
  expect({ user: image.user, owned: image.owned }).toEqual({
    user: 'node',
    owned: `node:node ${join(image.root, 'data')}`,
  })
})

test('it compresses the engine with all patience unless it is told otherwise', () => {
  const dockerfile = readFileSync(join(import.meta.dirname, '../../docker/server.Dockerfile'), 'utf8')
  expect(dockerfile).toContain('ARG BROTLI_QUALITY=11')
})

test('it takes no tests, no tools of the builders and no data along', () => {
  const packages = readdirSync(join(image.root, 'aladdin/node_modules/.pnpm')).join('\n')
  expect(packages).not.toMatch(/^(?:vitest|vite|oxlint|playwright-core|monaco-editor)@/m)
  expect(existsSync(join(image.root, 'aladdin/server/src/features/home/choose-columns.test.ts'))).toBe(false)
  expect(existsSync(join(image.root, 'aladdin/data'))).toBe(false)
})

test('its health check says that it is well', () => {
  const port = new URL(origin).port
  const check = spawnSync('sh', ['-c', image.health], {
    env: { PATH: `${join(folder, 'tools')}:/usr/bin:/bin`, ALADDIN_PORT: port },
  })
  expect(check.status).toBe(0)
})

test('it serves the pages, and the engine as it was compressed when it was built', async () => {
  const page = await fetch(origin)
  expect(await page.text()).toContain('<div id="root">')
  const engine = join(image.root, 'aladdin/web/dist/engine')
  const manifest = JSON.parse(readFileSync(join(engine, 'manifest.json'), 'utf8')) as { wasm: string } // our own build
  const answer = await fetch(`${origin}${manifest.wasm}`, { headers: { 'accept-encoding': 'br' } })
  expect(answer.headers.get('content-encoding')).toBe('br')
  const compressed = readFileSync(join(engine, '..', `${manifest.wasm}.br`)).byteLength
  expect(Number(answer.headers.get('content-length'))).toBe(compressed)
  await answer.arrayBuffer()
  // nothing was left to be compressed at the first start
  expect(existsSync(join(image.root, 'data/engine'))).toBe(false)
})

test('its first administrator is made with the code in its log, and the help is there without any data', async () => {
  const code = /SETUP code[^:]*: (\S+)/.exec(said)?.[1] ?? ''
  const headers = { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin' }
  const body = JSON.stringify({
    code,
    bank: '测试银行',
    name: 'first.admin',
    display: '管理员',
    password: 'a-long-sentence-of-one-own-42',
  })
  const made = await fetch(`${origin}/api/setup`, { method: 'POST', headers, body })
  expect([made.status, made.ok ? '' : await made.text()]).toEqual([200, ''])
  const cookie = made.headers.get('set-cookie')?.split(';')[0] ?? ''
  const help = await fetch(`${origin}/api/help`, { headers: { cookie } })
  expect(((await help.json()) as { items: object[] }).items).toHaveLength(5) // the contract's own reply
})

test('nothing but the volume can be written', () => {
  if (nobody.uid === undefined) return
  const attempt = spawnSync('sh', ['-c', 'touch aladdin/server/changed && mkdir aladdin/web/dist/changed'], {
    cwd: image.root,
    ...nobody,
  })
  expect(attempt.status).not.toBe(0)
})

async function ready({ stdout, stderr }: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const hear = (piece: Buffer) => {
      said += piece.toString()
      if (/^READY /m.test(said)) resolve()
    }
    stdout?.on('data', hear)
    stderr?.on('data', hear)
    stdout?.on('close', () => reject(new Error(`the server ended before it was ready: ${said}`)))
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
