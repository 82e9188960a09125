import { expect, it } from 'vitest'
import { offerSetup } from '@aladdin/server/src/features/session/setup.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

const form = {
  name: 'li.na',
  display: '李娜',
  password: 'quiet river under seven bridges',
  bank: '长风银行',
}

async function setUp(app: TestApp, code: string, changes: Partial<typeof form> = {}) {
  return app.inject({ method: 'POST', url: '/api/setup', payload: { code, ...form, ...changes } })
}

it('a bank that starts without the demo knows nobody and asks for set-up', async () => {
  const app = await buildTestApp({ demo: false })
  expect((await app.inject({ url: '/api/welcome' })).json()).toEqual({
    demo: false,
    needsSetup: true,
    people: [],
    language: 'zh',
  })
  const payload = { name: 'chen.jing', password: 'aladdin-demo' }
  expect((await app.inject({ method: 'POST', url: '/api/session', payload })).statusCode).toBe(401)
})

it('the printed code makes head office and its administrator once', async () => {
  const app = await buildTestApp({ demo: false })
  const code = (await offerSetup(app.context))!
  const answer = await setUp(app, code)
  expect(answer.json()).toMatchObject({
    person: { name: 'li.na' },
    position: { role: 'admin', branch: { id: 'HQ', name: { zh: '长风银行' } } },
    demo: false,
  })
  expect((await setUp(app, code, { name: 'someone.else' })).json()).toMatchObject({
    code: 'setup-code-wrong',
  })
  expect(await offerSetup(app.context)).toBeUndefined()
  const payload = { name: form.name, password: form.password }
  expect((await app.inject({ method: 'POST', url: '/api/session', payload })).statusCode).toBe(200)
})

it('a wrong code or one older than fifteen minutes makes nobody', async () => {
  const app = await buildTestApp({ demo: false })
  const code = (await offerSetup(app.context))!
  expect((await setUp(app, 'AAAA-BBBB-CCCC')).statusCode).toBe(403)
  app.wait(15 * 60_000)
  expect((await setUp(app, code)).statusCode).toBe(403)
  expect(await app.context.db.selectFrom('person').select('id').execute()).toEqual([])
})

it('two who use the code at the same moment make one administrator', async () => {
  const app = await buildTestApp({ demo: false })
  const code = (await offerSetup(app.context))!
  const answers = await Promise.all([setUp(app, code), setUp(app, code, { name: 'wang.wei' })])
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 403])
})

it.each([
  ['fourteen chars', 'is shorter than fifteen characters'],
  ['aaaaaaaaaaaaaaaaaaaa', 'repeats one letter'],
  ['password1234567890', 'is made of what is tried first'],
  ['li.na is my password', 'holds the own name'],
])('the password "%s" is refused because it %s', async (password) => {
  const app = await buildTestApp({ demo: false })
  const code = (await offerSetup(app.context))!
  expect((await setUp(app, code, { password })).json()).toMatchObject({ code: 'password-too-weak' })
  expect((await setUp(app, code)).statusCode).toBe(200)
})
