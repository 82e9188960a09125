import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Comment } from '@aladdin/sdk/contract/comments.ts'
import type { Published } from '@aladdin/sdk/contract/publishing.ts'
import { codeOf, draftWith, publishDraft } from '../support/apps.ts'
import { cashApp, cashCsv, uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let owner: Browser
let reader: Browser
let steward: Browser
let name: string

beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  owner = await signInAs(app, 'chen.jing')
  await uploadCsv(app, owner, { name: 'my_cash', csv: cashCsv })
  await owner.ask('PUT', '/api/datasets/my_cash/visibility', { visibility: 'bank' })
  const draft = await draftWith(owner, cashApp('my_cash'))
  name = (await publishDraft(owner, draft, 'bank')).json<Published>().name
})
afterAll(() => app.close())
// none of them has said anything lately
beforeEach(async () => {
  app.wait(3_600_000)
  owner = await signInAs(app, 'chen.jing')
  reader = await signInAs(app, 'zhou.min')
  steward = await signInAs(app, 'he.xuemei')
})

interface Listed {
  readonly items: Comment[]
  readonly next?: string
  readonly count: number
  readonly canHide: boolean
}

const say = async (browser: Browser, body: string) =>
  (await browser.ask('POST', `/api/apps/${name}/comments`, { body })).json<Comment>()
const read = async (browser: Browser, query = '') =>
  (await browser.ask('GET', `/api/apps/${name}/comments${query}`)).json<Listed>()

it('what is said stands first, as it was typed, for everyone whom the app reaches', async () => {
  await say(reader, '周末偏低')
  app.wait(1000)
  await say(owner, '  <b>下一版</b> 会改\u202e  ')
  const { items, count } = await read(reader)
  expect([items.map(({ body, mine }) => [body, mine]), count]).toEqual([
    [
      ['<b>下一版</b> 会改', false],
      ['周末偏低', true],
    ],
    2,
  ])
})

it('a comment is changed and deleted by who wrote it, and by nobody else', async () => {
  const { id } = await say(reader, '第一句')
  expect((await owner.ask('PUT', `/api/comments/${id}`, { body: '改' })).statusCode).toBe(404)
  expect((await steward.ask('DELETE', `/api/comments/${id}`)).statusCode).toBe(404)
  const edited = (await reader.ask('PUT', `/api/comments/${id}`, { body: '第二句' })).json<Comment>()
  expect(edited).toMatchObject({ body: '第二句', editedAt: expect.any(String) })
  expect((await reader.ask('DELETE', `/api/comments/${id}`)).statusCode).toBe(200)
  expect((await read(reader)).items.some((comment) => comment.id === id)).toBe(false)
})

it("the app's owner and a steward hide a comment with a reason; others read the reason, its author her own words", async () => {
  const { id } = await say(reader, '不该写的')
  const stranger = await signInAs(app, 'xu.lin')
  expect(codeOf(await stranger.ask('PUT', `/api/comments/${id}/hidden`, { reason: '不喜欢' }))).toBe(
    'not-allowed',
  )
  expect([
    (await read(stranger)).canHide,
    (await read(owner)).canHide,
    (await read(steward)).canHide,
  ]).toEqual([false, true, true])
  await steward.ask('PUT', `/api/comments/${id}/hidden`, { reason: '含客户姓名' })
  const seen = async (browser: Browser) => (await read(browser)).items.find((comment) => comment.id === id)
  expect(await seen(stranger)).toMatchObject({ body: '', hidden: { reason: '含客户姓名' } })
  expect(await seen(reader)).toMatchObject({ body: '不该写的', hidden: { reason: '含客户姓名' } })
  expect((await reader.ask('PUT', `/api/comments/${id}`, { body: '又来' })).statusCode).toBe(404)
  const audit = await app.context.db
    .selectFrom('audit')
    .select('detail')
    .where('action', '=', 'comment.hide')
    .execute()
  expect(audit).toHaveLength(1)
  expect(audit[0]?.detail).not.toContain('客户姓名')
})

it('an empty comment, one that is too long, and the eleventh in ten minutes are refused', async () => {
  const status = async (body: string) =>
    (await reader.ask('POST', `/api/apps/${name}/comments`, { body })).statusCode
  expect([await status(' \n '), await status('长'.repeat(2001))]).toEqual([400, 400])
  const answers: number[] = []
  for (let index = 0; index < 11; index += 1) answers.push(await status(`第 ${index} 句`))
  expect(answers).toEqual([...Array.from({ length: 10 }, () => 200), 429])
  app.wait(10 * 60_000)
  expect(await status('又可以了')).toBe(200)
})

it('the list is read to its end, each comment once', async () => {
  const { count } = await read(reader)
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await read(reader, `?limit=3${after === undefined ? '' : `&after=${after}`}`)
    seen.push(...page.items.map(({ id }) => id))
    after = page.next
  } while (after !== undefined)
  expect([seen.length, new Set(seen).size]).toEqual([count, count])
})

it('where the app does not reach, there are no comments', async () => {
  const { id } = await say(reader, '之前写的')
  const draft = await draftWith(owner, cashApp('my_cash'))
  const hidden = (await publishDraft(owner, draft, 'private')).json<Published>().name
  expect((await reader.ask('GET', `/api/apps/${hidden}/comments`)).statusCode).toBe(404)
  expect((await reader.ask('POST', `/api/apps/${hidden}/comments`, { body: '在吗' })).statusCode).toBe(404)
  await app.context.db.updateTable('app').set({ visibility: 'private' }).where('name', '=', name).execute()
  expect((await reader.ask('DELETE', `/api/comments/${id}`)).statusCode).toBe(404)
})
