import { describe, expect, it } from 'vitest'
import { cookieOf, fromOurPages, signInAs } from '../support/sign-in.ts'
import { buildTestApp } from '../support/test-app.ts'

const minute = 60_000

describe('signing in', () => {
  it('gives the session of the person with the branches she acts for', async () => {
    const app = await buildTestApp()
    const { session } = await signInAs(app, 'chen.jing')
    expect(session).toMatchObject({
      person: { name: 'chen.jing', display: { zh: '陈静' } },
      position: { branch: { id: 'XA' }, role: 'analyst', from: '2021-07-01' },
      demo: true,
    })
    expect(session.branches[0]).toMatchObject({ id: 'XA' })
    expect(session.branches.length).toBeGreaterThan(1)
    expect(session.branches.every(({ id }) => id.startsWith('XA'))).toBe(true)
  })

  it('works for every demo person with the one demo password', async () => {
    const app = await buildTestApp()
    const { people } = (await app.inject({ url: '/api/welcome' })).json<{ people: { name: string }[] }>()
    expect(people.length).toBeGreaterThanOrEqual(12)
    for (const { name } of people) expect((await signInAs(app, name)).session.person.name).toBe(name)
  })

  it('works for a program that sends nothing but name and password', async () => {
    const app = await buildTestApp()
    const payload = { name: 'chen.jing', password: 'aladdin-demo' }
    expect((await app.inject({ method: 'POST', url: '/api/session', payload })).statusCode).toBe(200)
  })

  it('answers a wrong password and an unknown name alike', async () => {
    const app = await buildTestApp()
    const attempt = async (name: string) => {
      const payload = { name, password: 'not it' }
      const answer = await app.inject({ method: 'POST', url: '/api/session', payload, headers: fromOurPages })
      const { requestId: _, ...problem } = answer.json<Record<string, unknown>>()
      return { status: answer.statusCode, problem, cookies: answer.cookies }
    }
    expect(await attempt('chen.jing')).toEqual(await attempt('nobody.here'))
    expect(await attempt('chen.jing')).toMatchObject({ status: 401, problem: { code: 'wrong-password' } })
  })

  it('makes guessing wait after five wrong passwords in a minute', async () => {
    const app = await buildTestApp()
    const attempt = (password: string) =>
      app.inject({ method: 'POST', url: '/api/session', payload: { name: 'chen.jing', password } })
    for (let count = 0; count < 5; count++) expect((await attempt('wrong')).statusCode).toBe(401)
    const refused = await attempt('aladdin-demo')
    expect(refused.json()).toMatchObject({ code: 'too-many-requests', fields: { seconds: 60 } })
    app.wait(minute)
    expect((await attempt('aladdin-demo')).statusCode).toBe(200)
  })

  it('sets a cookie that no script can read and keeps only its hash', async () => {
    const app = await buildTestApp()
    const payload = { name: 'chen.jing', password: 'aladdin-demo' }
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload })
    expect(answer.headers['set-cookie']).toMatch(/^aladdin=[\w-]{43}; .*HttpOnly; SameSite=Lax$/)
    const stored = await app.context.db.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(answer.cookies[0]!.value)
  })

  it('binds the cookie to the host when the platform is reached by https', async () => {
    const app = await buildTestApp({ environment: { ALADDIN_ORIGIN: 'https://aladdin.bank.example' } })
    const payload = { name: 'chen.jing', password: 'aladdin-demo' }
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload })
    expect(answer.headers['set-cookie']).toMatch(/^__Host-aladdin=.*Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  it('ends the session that the browser had before', async () => {
    const app = await buildTestApp()
    const former = await signInAs(app, 'chen.jing')
    const headers = { ...fromOurPages, cookie: former.cookie() }
    const payload = { name: 'zhou.min', password: 'aladdin-demo' }
    await app.inject({ method: 'POST', url: '/api/session', payload, headers })
    expect((await former.ask('GET', '/api/session')).json()).toMatchObject({ code: 'session-ended' })
  })
})

describe('a session', () => {
  it('ends after thirty minutes without a request', async () => {
    const app = await buildTestApp()
    const browser = await signInAs(app, 'chen.jing')
    app.wait(29 * minute)
    expect((await browser.ask('GET', '/api/session')).statusCode).toBe(200)
    app.wait(29 * minute)
    expect((await browser.ask('GET', '/api/session')).statusCode).toBe(200)
    app.wait(30 * minute)
    expect((await browser.ask('GET', '/api/session')).json()).toMatchObject({ code: 'session-ended' })
  })

  it('ends ten hours after the sign-in, however busy it was', async () => {
    const app = await buildTestApp()
    const browser = await signInAs(app, 'chen.jing')
    for (let count = 0; count < 29; count++) {
      app.wait(20 * minute)
      expect((await browser.ask('GET', '/api/session')).statusCode).toBe(200)
    }
    app.wait(20 * minute)
    expect((await browser.ask('GET', '/api/session')).statusCode).toBe(401)
  })

  it('acts as another position of the same day under a new id', async () => {
    const app = await buildTestApp()
    const browser = await signInAs(app, 'tang.yue')
    const other = browser.session.positions.find(({ branch }) => branch.id === 'HZ-BJ')!
    const before = browser.cookie()
    const answer = await browser.ask('PUT', '/api/session/position', { position: other.id })
    expect(answer.json()).toMatchObject({
      position: { branch: { id: 'HZ-BJ' }, role: 'viewer', subject: 'M0561' },
    })
    expect(browser.cookie()).not.toBe(before)
    const headers = { cookie: before }
    expect((await app.inject({ url: '/api/session', headers })).statusCode).toBe(401)
    expect((await browser.ask('GET', '/api/session')).json()).toMatchObject({ position: { id: other.id } })
  })

  it('offers no position that has ended and cannot act as it', async () => {
    const app = await buildTestApp()
    const browser = await signInAs(app, 'sun.hao')
    expect(browser.session.positions.map(({ branch }) => branch.id)).toEqual(['LZ'])
    const former = await app.context.db
      .selectFrom('position')
      .select('id')
      .where('branch_id', '=', 'XA-BL')
      .executeTakeFirstOrThrow()
    const answer = await browser.ask('PUT', '/api/session/position', { position: former.id })
    expect(answer.statusCode).toBe(404)
  })

  it('is over for someone who has been disabled', async () => {
    const app = await buildTestApp()
    const browser = await signInAs(app, 'chen.jing')
    const change = { disabled_at: app.now() }
    await app.context.db.updateTable('person').set(change).where('name', '=', 'chen.jing').execute()
    expect((await browser.ask('GET', '/api/session')).statusCode).toBe(401)
  })

  it('ends by signing out, and only this one', async () => {
    const app = await buildTestApp()
    const [desk, phone] = [await signInAs(app, 'chen.jing'), await signInAs(app, 'chen.jing')]
    const cookie = desk.cookie()
    expect((await desk.ask('DELETE', '/api/session')).statusCode).toBe(200)
    expect((await app.inject({ url: '/api/session', headers: { cookie } })).statusCode).toBe(401)
    expect((await phone.ask('GET', '/api/session')).statusCode).toBe(200)
  })

  it('ends everywhere at once', async () => {
    const app = await buildTestApp()
    const [desk, phone] = [await signInAs(app, 'chen.jing'), await signInAs(app, 'chen.jing')]
    const colleague = await signInAs(app, 'zhou.min')
    expect((await desk.ask('DELETE', '/api/sessions')).json()).toEqual({ ended: 2 })
    expect((await phone.ask('GET', '/api/session')).statusCode).toBe(401)
    expect((await colleague.ask('GET', '/api/session')).statusCode).toBe(200)
  })

  it('leaves a trace of its beginning and end that cannot be changed unseen', async () => {
    const app = await buildTestApp()
    const browser = await signInAs(app, 'chen.jing')
    await browser.ask('DELETE', '/api/session')
    const rows = await app.context.db.selectFrom('audit').select(['action', 'branch_id']).execute()
    expect(rows).toEqual([
      { action: 'session.start', branch_id: 'XA' },
      { action: 'session.end', branch_id: 'XA' },
    ])
    expect((await app.context.audit.verify()).verdict).toMatchObject({ sound: true, rows: 2 })
  })

  it('is needed to see anything of the bank', async () => {
    const app = await buildTestApp()
    expect((await app.inject({ url: '/api/session' })).json()).toMatchObject({ code: 'not-signed-in' })
    expect(cookieOf(await app.inject({ url: '/api/session' }))).toBe('')
  })
})
