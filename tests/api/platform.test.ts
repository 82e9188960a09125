import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '@aladdin/server/src/platform/config.ts'
import { fromOurPages, signInAs } from '../support/sign-in.ts'
import { buildTestApp } from '../support/test-app.ts'

const signIn = { name: 'chen.jing', password: 'aladdin-demo' }

describe('a change', () => {
  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }],
    ['a neighbouring host', { 'sec-fetch-site': 'same-site', origin: 'http://x.localhost' }],
    ['the address bar or a bookmark', { 'sec-fetch-site': 'none' }],
    ['an old browser on another site', { origin: 'https://elsewhere.example' }],
    ['a sealed frame', { origin: 'null' }],
  ])('is refused when %s asks for it', async (_who, headers) => {
    const app = await buildTestApp()
    const answer = await app.inject({ method: 'POST', url: '/api/session', headers, payload: signIn })
    expect(answer.json()).toMatchObject({ status: 403, code: 'foreign-request' })
  })

  it('is refused when a cookie comes without a word about where it comes from', async () => {
    const app = await buildTestApp()
    const browser = await signInAs(app, 'chen.jing')
    const headers = { cookie: browser.cookie() }
    const answer = await app.inject({ method: 'DELETE', url: '/api/session', headers })
    expect(answer.json()).toMatchObject({ code: 'foreign-request' })
    expect((await browser.ask('GET', '/api/session')).statusCode).toBe(200)
  })

  it('is taken from our own origin by a browser that names no site', async () => {
    const app = await buildTestApp()
    const headers = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }
    const answer = await app.inject({ method: 'POST', url: '/api/session', headers, payload: signIn })
    expect(answer.statusCode).toBe(200)
  })

  it('is refused from a foreign name that has been pointed at this machine', async () => {
    const app = await buildTestApp()
    const headers = { host: 'rebound.example', origin: 'http://rebound.example' }
    const answer = await app.inject({ method: 'POST', url: '/api/session', headers, payload: signIn })
    expect(answer.json()).toMatchObject({ code: 'foreign-request' })
  })

  it('is never taken from a token that comes along with a cookie of another site', async () => {
    const app = await buildTestApp()
    const headers = {
      cookie: 'aladdin=x',
      authorization: `Bearer ald_${'x'.repeat(43)}`,
      'sec-fetch-site': 'cross-site',
    }
    const answer = await app.inject({ method: 'POST', url: '/api/tokens', headers, payload: {} })
    expect(answer.json()).toMatchObject({ code: 'foreign-request' })
  })
})

describe('what comes in', () => {
  it('is refused with the place and the reason in both languages', async () => {
    const app = await buildTestApp()
    const payload = { name: 'chen.jing', password: '' }
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload })
    expect(answer.json()).toMatchObject({
      code: 'bad-input',
      status: 400,
      title: {
        zh: '有内容不符合要求：「password」太短。请改正后重试。',
        en: 'Something is not as expected: "password" is too short. Correct it and retry.',
      },
      fields: { places: [{ path: 'body/password' }] },
    })
  })

  it.each([
    ['a field that nobody asked for', JSON.stringify({ ...signIn, admin: true })],
    ['a number where text is meant', JSON.stringify({ ...signIn, name: 1 })],
    ['text that is not JSON', '{"name":'],
    ['nothing', ''],
  ])('is refused when it is %s', async (_what, payload) => {
    const app = await buildTestApp()
    const headers = { ...fromOurPages, 'content-type': 'application/json' }
    const answer = await app.inject({ method: 'POST', url: '/api/session', headers, payload })
    expect(answer.json()).toMatchObject({ code: 'bad-input', status: 400 })
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is refused as %s, whatever it says',
    async (type) => {
      const app = await buildTestApp()
      const headers = { ...fromOurPages, 'content-type': type }
      const payload = JSON.stringify(signIn)
      const answer = await app.inject({ method: 'POST', url: '/api/session', headers, payload })
      expect(answer.json()).toMatchObject({ code: 'wrong-media', status: 415 })
    },
  )

  it('is refused when it is larger than any form of ours', async () => {
    const app = await buildTestApp()
    const payload = { name: 'x'.repeat(5_000_000), password: 'x' }
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload })
    expect(answer.json()).toMatchObject({ code: 'too-large', fields: { limit: '4096 KB' } })
  })
})

describe('an answer', () => {
  it('is a problem in both languages for an address that does not exist', async () => {
    const app = await buildTestApp()
    const answer = await app.inject({ url: '/api/nowhere' })
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(answer.json()).toMatchObject({ code: 'not-found', type: '/problems/not-found' })
  })

  it('names the record of a fault and nothing of the fault itself', async () => {
    const app = await buildTestApp()
    await app.context.db.schema.dropTable('token').execute()
    const answer = await (await signInAs(app, 'chen.jing')).ask('GET', '/api/tokens')
    const problem = answer.json<{ code: string; requestId: string; fields: object }>()
    expect(problem).toMatchObject({ code: 'internal', fields: { requestId: problem.requestId } })
    expect(answer.body).not.toContain('token')
  })

  it('is never kept by a browser and never framed', async () => {
    const app = await buildTestApp()
    const { headers } = await app.inject({ url: '/api/welcome' })
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': "default-src 'none';frame-ancestors 'none';sandbox",
    })
  })

  it('says that the server and its database are well', async () => {
    const app = await buildTestApp()
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ ok: true })
    await app.context.db.schema.dropTable('setting').execute()
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(500)
  })

  it('asks a caller to wait who asks too often', async () => {
    const app = await buildTestApp()
    const browser = await signInAs(app, 'chen.jing')
    let answer = await browser.ask('GET', '/api/nowhere')
    for (let count = 0; count < 1300 && answer.statusCode !== 429; count++) {
      answer = await browser.ask('GET', '/api/session')
    }
    expect(answer.json()).toMatchObject({ code: 'too-many-requests' })
    const colleague = await signInAs(app, 'zhou.min')
    expect((await colleague.ask('GET', '/api/session')).statusCode).toBe(200)
  })
})

describe('settings', () => {
  it('have defaults that only this machine can reach', () => {
    expect(readConfig({ ALADDIN_DATA: '/d' })).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      dataFolder: '/d',
      isDemo: false,
    })
  })

  it.each([
    [{ ALADDIN_PORT: 'eighty' }, 'ALADDIN_PORT is "eighty"'],
    [{ ALADDIN_PORT: '70000' }, 'ALADDIN_PORT is "70000"'],
    [{ ALADDIN_DEMO: 'yes' }, 'ALADDIN_DEMO is "yes"'],
    [{ ALADDIN_ORIGIN: 'http://aladdin.bank.example' }, 'must be reached by https'],
    [{ ALADDIN_ORIGIN: 'https://aladdin.bank.example/path' }, 'scheme, host and port only'],
    [{ ALADDIN_HOST: '0.0.0.0' }, 'set ALADDIN_ORIGIN'],
    [{ ALADDIN_RUNNER_HOST: 'run.bank.example' }, 'write a wildcard host'],
  ])('%j are refused with what to write instead', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(ConfigError)
    expect(() => readConfig(environment)).toThrow(sentence)
  })

  it('take https for a bank, and plain http on the machine itself', () => {
    expect(
      readConfig({ ALADDIN_HOST: '0.0.0.0', ALADDIN_ORIGIN: 'https://aladdin.bank.example' }).origin,
    ).toBe('https://aladdin.bank.example')
    expect(readConfig({ ALADDIN_ORIGIN: 'http://localhost:9000' }).origin).toBe('http://localhost:9000')
  })
})
