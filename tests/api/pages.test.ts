import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEngineFiles } from '@aladdin/server/src/platform/compressed-engine.ts'
import { createLog } from '@aladdin/server/src/platform/log.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

const engine = 'engine bytes '.repeat(1000)
const enginePath = '/engine/0123456789abcdef/duckdb-eh.wasm'
let webFolder: string
let app: TestApp

beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'aladdin-web-'))
  const files = {
    'index.html': '<!doctype html><html><head></head><body>阿拉丁</body></html>',
    'assets/page-Ab12.js': 'page()',
    'assets/page-Ab12.js.br': 'compressed page',
    'runner/boot.js': 'boot()',
    'engine/manifest.json': '{}',
    [enginePath]: engine,
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(webFolder, path, '..'), { recursive: true })
    await writeFile(join(webFolder, path), text)
  }
  app = await buildTestApp({ webFolder, shared: true })
})
afterAll(async () => {
  await app.close()
  await rm(webFolder, { recursive: true, force: true })
})

const host = '127.0.0.1:8080'
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { host, ...headers } })

describe('the host page', () => {
  it.each(['/', '/gallery', '/apps/atm-cash', '/workbench/x?tab=1', '/apps/%E0%A4%A', '/%?x=%zz'])(
    'answers at %s',
    async (url) => {
      const answer = await get(url)
      expect(answer.statusCode).toBe(200)
      expect(answer.body).toContain('阿拉丁')
      expect(answer.headers['cache-control']).toBe('no-cache')
    },
  )

  it('does not answer for calls, files and changes that do not exist', async () => {
    for (const url of ['/api/nowhere', '/assets/gone-1234.js', '/engine/0123456789abcdef/gone.wasm']) {
      expect((await get(url)).json(), url).toMatchObject({ code: 'not-found' })
    }
    const change = await app.inject({ method: 'POST', url: '/gallery', headers: { host } })
    expect(change.statusCode).toBe(404)
  })

  it('may run only its own scripts and embed only the runner', async () => {
    const { headers, body } = await get('/')
    expect(headers['content-security-policy']).toBe(
      [
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        'frame-src http://*.localhost:8080/r/frame.html http://127.0.0.1:8080/r/frame.html',
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'self'",
      ].join('; '),
    )
    expect(body).toContain(
      '<meta name="aladdin-runner" content="http://{instance}.localhost:8080/r/frame.html">',
    )
  })

  it('is not given to a foreign name that points at this machine', async () => {
    expect((await get('/', { host: 'rebound.example' })).statusCode).toBe(403)
  })

  it('leaves its files with the browser for good, compressed where there is a twin', async () => {
    const { headers, body } = await get('/assets/page-Ab12.js', { 'accept-encoding': 'gzip, br' })
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
    })
    expect(body).toBe('compressed page')
  })
})

describe('the runner', () => {
  it('is one document with one script that its own policy names', async () => {
    const answer = await get('/r/frame.html', { host: 'k3j5.localhost:8080' })
    const [, script = ''] = /<script>(.*)<\/script>/.exec(answer.body) ?? []
    const hash = createHash('sha256').update(script).digest('base64')
    const policy = String(answer.headers['content-security-policy'])
    expect(policy).toContain(`script-src 'sha256-${hash}' blob: 'wasm-unsafe-eval'`)
    expect(policy).toContain('sandbox allow-scripts')
    expect(policy).toContain('frame-ancestors http://127.0.0.1:8080 http://localhost:8080')
    expect(answer.headers['x-frame-options']).toBeUndefined()
    expect(answer.headers['connection-allowlist']).toBe('()')
  })

  it('is all that the hosts of frames have', async () => {
    for (const url of ['/', '/api/welcome', '/engine/manifest.json', '/healthz']) {
      expect((await get(url, { host: 'k3j5.localhost:8080' })).statusCode, url).toBe(404)
    }
  })

  it('is served on the page’s own host too, where no wildcard leads here', async () => {
    expect((await get('/r/frame.html')).statusCode).toBe(200)
  })
})

describe('the engine', () => {
  it('is sent as it is until its compressed form is there, and kept for good', async () => {
    const answer = await get(enginePath, { 'accept-encoding': 'br' })
    expect(answer.body).toBe(engine)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/wasm',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-bytes': String(engine.length),
    })
    expect(answer.headers['content-encoding']).toBeUndefined()
  })

  it('is compressed once, into the data folder', async () => {
    const { config } = app.context
    const files = createEngineFiles({ ...config, log: createLog('silent') })
    await files.compress()
    const answer = await get(enginePath, { 'accept-encoding': 'br' })
    expect(answer.headers).toMatchObject({
      'content-encoding': 'br',
      'x-content-bytes': String(engine.length),
    })
    expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(engine)
    expect((await get(enginePath)).body).toBe(engine)
    expect((await get('/engine/manifest.json')).headers['cache-control']).toBe('no-cache')
  })
})
