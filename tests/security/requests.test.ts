import { describe, expect, it } from 'vitest'
import { codeOf } from '../support/apps.ts'
import { fromOurPages, signInAs } from '../support/sign-in.ts'
import { buildTestApp } from '../support/test-app.ts'

const signIn = { name: 'chen.jing', password: 'aladdin-demo' }
const json = { 'content-type': 'application/json' }

describe('a name that has been pointed at this machine', () => {
  const rebound = { host: 'rebound.example:8080', 'sec-fetch-site': 'same-origin' }

  it('is not answered, although the browser calls it the same origin', async () => {
    const app = await buildTestApp()
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: rebound,
      payload: signIn,
    })
    expect(codeOf(signedIn)).toBe('foreign-request')
    for (const url of ['/', '/api/welcome', '/api/openapi.json', '/healthz', '/r/frame.html', '/nothing']) {
      const answer = await app.inject({ url, headers: rebound })
      expect({ url, code: codeOf(answer) }).toEqual({ url, code: 'foreign-request' })
    }
  })

  it.each(['127.0.0.1:"><script>', 'localhost.', 'a b', '127.0.0.1:8080@x', '[::1', '127.0.0.1.example'])(
    'is not answered either as "%s"',
    async (host) => {
      const app = await buildTestApp()
      const answer = await app.inject({ url: '/api/welcome', headers: { host } })
      expect(answer.statusCode).toBe(403)
    },
  )

  it.each(['localhost:8080', '127.0.0.1', '[::1]:8080', 'LOCALHOST'])(
    'is not this machine itself, which %s is',
    async (host) => {
      const app = await buildTestApp()
      expect((await app.inject({ url: '/api/welcome', headers: { host } })).statusCode).toBe(200)
    },
  )

  it('is everything but the public address, once there is one', async () => {
    const app = await buildTestApp({ environment: { ALADDIN_ORIGIN: 'https://aladdin.bank.example' } })
    const ask = async (host: string) =>
      (await app.inject({ url: '/api/welcome', headers: { host } })).statusCode
    expect(await ask('aladdin.bank.example')).toBe(200)
    expect(await ask('other.bank.example')).toBe(403)
    const forged = { host: 'other.bank.example', 'x-forwarded-host': 'aladdin.bank.example' }
    expect((await app.inject({ url: '/api/welcome', headers: forged })).statusCode).toBe(403)
  })
})

describe('the hosts of the frames', () => {
  it('serve no call, page, file or upload', async () => {
    const app = await buildTestApp()
    const browser = await signInAs(app, 'chen.jing')
    const headers = { ...fromOurPages, host: 'abc.localhost:8080', cookie: browser.cookie() }
    for (const url of ['/', '/api/session', '/healthz', '/assets/x.js', '/%72/../api/session']) {
      expect((await app.inject({ url, headers })).statusCode).toBe(404)
    }
    const upload = { method: 'POST', url: '/api/uploads?fileName=a.csv', payload: 'a,b\n1,2\n' } as const
    const answer = await app.inject({ ...upload, headers: { ...headers, 'content-type': 'text/csv' } })
    expect(answer.statusCode).toBe(404)
  })
})

describe('an address that cannot be read', () => {
  it.each(['/r/%zz', '/api/%c0%af', '/assets/%'])(
    'is a problem with the headers of every other: %s',
    async (url) => {
      const app = await buildTestApp()
      const answer = await app.inject({ url })
      expect(answer.json()).toMatchObject({ code: 'bad-input', status: 400 })
      expect(answer.body).not.toContain(url)
      expect(answer.headers).toMatchObject({
        'content-type': expect.stringMatching(/^application\/problem\+json/),
        'content-security-policy': "default-src 'none';frame-ancestors 'none';sandbox",
        'x-content-type-options': 'nosniff',
      })
    },
  )

  it('cannot hide a call from the limit on calls', async () => {
    const app = await buildTestApp()
    let last = 200
    for (let count = 0; count < 700 && last === 200; count++) {
      last = (await app.inject({ url: '/%61pi/welcome' })).statusCode
    }
    expect(last).toBe(429)
  })
})

describe('a body of JSON', () => {
  it.each([
    ['a list in a list in a list', '['.repeat(100_000) + ']'.repeat(100_000)],
    [
      'a policy of rules in rules',
      `{"version":1,"policy":${'{"rules":['.repeat(60_000)}${']}'.repeat(60_000)}}`,
    ],
  ])('is refused when it is %s without end', async (_what, payload) => {
    const app = await buildTestApp()
    const { cookie } = await signInAs(app, 'he.xuemei')
    const headers = { ...fromOurPages, ...json, cookie: cookie() }
    const answer = await app.inject({ method: 'PUT', url: '/api/datasets/cash/policy', headers, payload })
    expect(codeOf(answer)).toBe('bad-input')
  })

  it('may hold brackets in its texts', async () => {
    const app = await buildTestApp()
    const payload = { name: '['.repeat(70), password: '\\"{'.repeat(50) }
    const answer = await app.inject({ method: 'POST', url: '/api/session', headers: fromOurPages, payload })
    expect(codeOf(answer)).toBe('wrong-password')
  })

  it.each(['{"__proto__":{"role":"admin"}}', '{"constructor":{"prototype":{"role":"admin"}}}'])(
    'cannot reach into what all objects share: %s',
    async (payload) => {
      const app = await buildTestApp()
      const answer = await app.inject({ method: 'POST', url: '/api/session', headers: json, payload })
      expect(codeOf(answer)).toBe('bad-input')
      expect(({} as { role?: string }).role).toBeUndefined()
    },
  )
})

describe('guessing passwords', () => {
  it('gains nothing by sending all guesses at once', async () => {
    const app = await buildTestApp()
    const guess = (password: string) =>
      app.inject({ method: 'POST', url: '/api/session', payload: { name: 'chen.jing', password } })
    const guesses = Array.from({ length: 40 }, (_, index) =>
      guess(index === 39 ? 'aladdin-demo' : `guess ${index}`),
    )
    const codes = (await Promise.all(guesses)).map((answer) => answer.statusCode)
    expect(codes.filter((code) => code === 401).length).toBeLessThanOrEqual(8)
    expect(codes).not.toContain(200)
  })

  it('is limited for a whole network of addresses, and for none behind the same proxy', async () => {
    const app = await buildTestApp({ environment: { ALADDIN_ORIGIN: 'https://aladdin.bank.example' } })
    const guess = (address: string, index: number) =>
      app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { 'x-forwarded-for': `1.2.3.4, ${address}` },
        payload: { name: `somebody.${index}`, password: 'guess' },
      })
    for (let index = 0; index < 20; index++) await guess(`2001:db8:1:2::${index + 1}`, index)
    expect((await guess('2001:db8:1:2:ffff::9', 20)).statusCode).toBe(429)
    expect((await guess('2001:db8:1:3::1', 21)).statusCode).toBe(401)
    expect((await guess('10.1.2.3', 22)).statusCode).toBe(401)
  })
})
