import { expect, it } from 'vitest'
import { signInAs } from '../support/sign-in.ts'
import { buildTestApp } from '../support/test-app.ts'

const dayMs = 86_400_000

async function withToken(scopes: string[], days = 30) {
  const app = await buildTestApp()
  const browser = await signInAs(app, 'chen.jing')
  const answer = await browser.ask('POST', '/api/tokens', { name: 'nightly', scopes, days })
  const { secret, token } = answer.json<{ secret: string; token: { id: string } }>()
  const headers = { authorization: `Bearer ${secret}` }
  return { app, browser, secret, token, headers }
}

it('a token reads as the person and position that made it', async () => {
  const { app, headers } = await withToken(['read'])
  const answer = await app.inject({ url: '/api/session', headers })
  expect(answer.json()).toMatchObject({ person: { name: 'chen.jing' }, position: { branch: { id: 'XA' } } })
})

it('a token is shown once and kept as a hash', async () => {
  const { app, browser, secret } = await withToken(['read'])
  expect((await browser.ask('GET', '/api/tokens')).body).not.toContain(secret)
  expect(JSON.stringify(await app.context.db.selectFrom('token').selectAll().execute())).not.toContain(secret)
})

it('a token does only what it was made for', async () => {
  const { app, headers } = await withToken(['run'])
  const answer = await app.inject({ url: '/api/session', headers })
  expect(answer.json()).toMatchObject({
    code: 'not-allowed',
    title: { en: 'This needs the right "token: read". Ask the owner of the token for it.' },
  })
})

it('no token can make or end tokens or sessions', async () => {
  const { app, headers, token } = await withToken(['read', 'run', 'publish'])
  const ask = (method: 'POST' | 'DELETE', url: string, payload?: object) =>
    app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
  const more = { name: 'more', scopes: ['read'], days: 1 }
  expect((await ask('POST', '/api/tokens', more)).statusCode).toBe(403)
  expect((await ask('DELETE', `/api/tokens/${token.id}`)).statusCode).toBe(403)
  expect((await ask('DELETE', '/api/sessions')).statusCode).toBe(403)
})

it('a token ends on its day, or at once when it is revoked', async () => {
  const short = await withToken(['read'], 1)
  short.app.wait(dayMs)
  expect((await short.app.inject({ url: '/api/session', headers: short.headers })).statusCode).toBe(401)

  const revoked = await withToken(['read'])
  expect((await revoked.browser.ask('DELETE', `/api/tokens/${revoked.token.id}`)).statusCode).toBe(200)
  expect((await revoked.app.inject({ url: '/api/session', headers: revoked.headers })).statusCode).toBe(401)
  expect((await revoked.browser.ask('GET', '/api/tokens')).json()).toEqual({ items: [] })
})

it('a colleague cannot revoke my token', async () => {
  const { app, token, headers } = await withToken(['read'])
  const colleague = await signInAs(app, 'zhou.min')
  expect((await colleague.ask('DELETE', `/api/tokens/${token.id}`)).statusCode).toBe(404)
  expect((await app.inject({ url: '/api/session', headers })).statusCode).toBe(200)
})

it('a token says when it was last used', async () => {
  const { app, browser, headers } = await withToken(['read'])
  app.wait(60_000)
  await app.inject({ url: '/api/session', headers })
  const { items } = (await browser.ask('GET', '/api/tokens')).json<{ items: { lastUsedAt?: string }[] }>()
  expect(items[0]?.lastUsedAt).toBe('2026-03-02T02:01:00.000Z')
})

it('a program gets an account and a token of its own from an administrator, and nobody signs in with it', async () => {
  const app = await buildTestApp()
  const administrator = await signInAs(app, 'gao.feng')
  const display = { zh: '夜间任务', en: 'Nightly job' }
  const account = { name: 'nightly-job', display, branch: 'XA', role: 'analyst' }
  expect((await administrator.ask('POST', '/api/service-accounts', account)).statusCode).toBe(200)
  expect((await administrator.ask('POST', '/api/service-accounts', account)).json()).toMatchObject({
    code: 'name-taken',
  })

  const wish = { name: 'nightly', scopes: ['read'], days: 30 }
  const answer = await administrator.ask('POST', '/api/service-accounts/nightly-job/tokens', wish)
  const headers = { authorization: `Bearer ${answer.json<{ secret: string }>().secret}` }
  expect((await app.inject({ url: '/api/session', headers })).json()).toMatchObject({
    person: { name: 'nightly-job' },
    position: { branch: { id: 'XA' }, role: 'analyst' },
  })
  await expect(signInAs(app, 'nightly-job')).rejects.toThrow('wrong-password')
})

it('an administrator cannot make a token that acts as a person', async () => {
  const app = await buildTestApp()
  const administrator = await signInAs(app, 'gao.feng')
  const wish = { name: 'spy', scopes: ['read'], days: 30 }
  const answer = await administrator.ask('POST', '/api/service-accounts/chen.jing/tokens', wish)
  expect(answer.statusCode).toBe(404)
})
