import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AppPage, AppCard } from '@aladdin/sdk/contract/gallery.ts'
import type { OpenedRun } from '@aladdin/sdk/contract/runs.ts'
import type { Published } from '@aladdin/sdk/contract/publishing.ts'
import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import { codeOf, draftWith, publishDraft } from '../support/apps.ts'
import { cashApp, cashCsv, uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let author: Browser
let colleague: Browser

beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  author = await signInAs(app, 'chen.jing')
  colleague = await signInAs(app, 'liu.yang')
  await uploadCsv(app, author, { name: 'my_cash', csv: cashCsv })
})
afterAll(() => app.close())

async function cardOf(browser: Browser, search: string): Promise<AppCard | undefined> {
  const answer = await browser.ask('GET', `/api/apps?search=${encodeURIComponent(search)}`)
  return answer.json<{ items: AppCard[] }>().items[0]
}

it('an uploaded file is private: for a colleague it is as absent as one that never was', async () => {
  const hidden = await colleague.ask('GET', '/api/datasets/my_cash')
  const absent = await colleague.ask('GET', '/api/datasets/never_was')
  expect([hidden.statusCode, codeOf(hidden)]).toEqual([absent.statusCode, codeOf(absent)])
  expect((await author.ask('GET', '/api/datasets/my_cash')).json()).toMatchObject({
    entitled: { rows: 60, totalRows: 60, maskedColumns: 0, hiddenColumns: 0 },
  })
})

it('a draft that another window has saved is not overwritten', async () => {
  const draft = await draftWith(author, cashApp('my_cash'))
  const stale = await author.ask('PUT', `/api/drafts/${draft.id}`, {
    revision: draft.revision - 1,
    files: {},
  })
  expect([stale.statusCode, codeOf(stale)]).toEqual([409, 'draft-changed'])
  const kept = (await author.ask('GET', `/api/drafts/${draft.id}`)).json<Draft>()
  expect(kept.files).toEqual(cashApp('my_cash'))
})

it('a draft of someone else does not exist', async () => {
  const draft = await draftWith(author, cashApp('my_cash'))
  expect((await colleague.ask('GET', `/api/drafts/${draft.id}`)).statusCode).toBe(404)
})

it('an app for the bank is refused while its data is private, and says how to go on', async () => {
  const draft = await draftWith(author, cashApp('my_cash'))
  const refused = await publishDraft(author, draft, 'bank')
  expect(refused.statusCode).toBe(409)
  expect(refused.json()).toMatchObject({
    code: 'dataset-reaches-fewer',
    fields: { name: 'my_cash', alias: 'cash', reach: 'private', wanted: 'bank', mine: true },
  })
  expect(await cardOf(author, '现金预测')).toBeUndefined()
})

it('a failed publication changes nothing and names the line', async () => {
  const broken = await publishDraft(
    author,
    await draftWith(author, cashApp('my_cash', { sql: 'select nothing from cash' })),
    'private',
  )
  expect(broken.statusCode).toBe(422)
  expect(broken.json()).toMatchObject({ code: 'app-run-failed', fields: { block: 'daily' } })
  const unknown = await publishDraft(author, await draftWith(author, cashApp('no_such_data')), 'private')
  expect(codeOf(unknown)).toBe('dataset-unknown')
  const unreadable = await publishDraft(author, await draftWith(author, { 'app.md': '# no head' }), 'private')
  expect(codeOf(unreadable)).toBe('app-broken')
  expect(await cardOf(author, '现金预测')).toBeUndefined()
})

it('the main job: share, publish, find by initials, run, star, fork, and the ranks move', async () => {
  await author.ask('PUT', '/api/datasets/my_cash/visibility', { visibility: 'bank' })
  const draft = await draftWith(author, cashApp('my_cash'))
  const published = (await publishDraft(author, draft, 'bank')).json<Published>()
  expect(published).toEqual({ name: 'atm-xian-jin-yu-ce', version: 1 })

  const card = await cardOf(colleague, 'xjyc')
  expect(card).toMatchObject({ name: published.name, stars: 0, starred: false, forks: 0 })
  const picture = await colleague.ask('GET', card?.picture ?? '')
  expect(picture.headers['content-type']).toContain('image/svg+xml')
  expect(picture.body).toContain('<svg')

  const run = (await colleague.ask('POST', '/api/runs', { app: published.name })).json<OpenedRun>()
  expect(run.today).toBe('2026-01-30')
  expect(run.extracts).toMatchObject([{ alias: 'cash', rows: 60 }])
  const bytes = await colleague.ask('GET', run.extracts[0]?.url ?? '')
  expect([bytes.statusCode, bytes.headers['content-length']]).toEqual([200, String(run.extracts[0]?.bytes)])

  const use = (browser: Browser, id: string) =>
    browser.ask('POST', `/api/runs/${id}/use`, { by: 'interaction' })
  expect((await use(colleague, run.run)).json()).toEqual({ counted: true })
  expect((await use(colleague, run.run)).json()).toEqual({ counted: false })
  const own = (await author.ask('POST', '/api/runs', { app: published.name })).json<OpenedRun>()
  expect((await use(author, own.run)).json()).toEqual({ counted: false })
  expect((await use(author, run.run)).statusCode).toBe(404)

  expect((await colleague.ask('PUT', `/api/apps/${published.name}/star`)).json()).toEqual({
    stars: 1,
    starred: true,
  })
  const fork = (await colleague.ask('POST', `/api/apps/${published.name}/forks`, {})).json<Draft>()
  expect(fork).toMatchObject({ forkedFrom: { app: published.name, version: 1 }, files: cashApp('my_cash') })

  const page = (await colleague.ask('GET', `/api/apps/${published.name}`)).json<AppPage>()
  expect(page.app).toMatchObject({ stars: 1, starred: true, forks: 1, usersThisWeek: 1 })
  const board = (await colleague.ask('GET', '/api/leaderboard?window=week')).json<{
    apps: object[]
    branches: object[]
  }>()
  // one person in one branch: use 1 + star 2 + fork 5, capped at 4
  expect(board.apps).toMatchObject([
    { place: 1, name: published.name, users: 1, stars: 1, forks: 1, score: Math.log(5) },
  ])
  expect(board.branches).toMatchObject([{ place: 1, branch: { id: 'XA' }, apps: 1, mine: false }])
})

it('the ranks that are stored are the ranks that the events give', async () => {
  const read = () =>
    app.context.db.selectFrom('app_standing').selectAll().orderBy('app_id').orderBy('window').execute()
  const stored = await read()
  expect(stored.length).toBeGreaterThan(0)
  await app.context.events.rebuild('leaderboard')
  expect(await read()).toEqual(stored)
})

it('a star that is taken back never was', async () => {
  await colleague.ask('DELETE', '/api/apps/atm-xian-jin-yu-ce/star')
  const page = (await colleague.ask('GET', '/api/apps/atm-xian-jin-yu-ce')).json<AppPage>()
  expect(page.app).toMatchObject({ stars: 0, starred: false })
})

it('the next publication of a draft is the next version, and the first stays as it was', async () => {
  const drafts = (await author.ask('GET', '/api/drafts')).json<{ items: Draft[] }>().items
  const draft = (await author.ask('GET', `/api/drafts/${drafts.find((item) => item.app)?.id}`)).json<Draft>()
  const files = cashApp('my_cash', { title: 'ATM 现金预测二' })
  const saved = await author.ask('PUT', `/api/drafts/${draft.id}`, { revision: draft.revision, files })
  const answer = await publishDraft(
    author,
    { id: draft.id, revision: saved.json<{ revision: number }>().revision },
    'bank',
  )
  expect(answer.json()).toEqual({ name: 'atm-xian-jin-yu-ce', version: 2 })
  const first = await colleague.ask('GET', '/api/apps/atm-xian-jin-yu-ce/versions/1')
  expect(first.json()).toMatchObject({ files: cashApp('my_cash') })
})

it('a fork that is published names its parent for ever', async () => {
  const draft = (await colleague.ask('GET', '/api/drafts')).json<{ items: Draft[] }>().items[0]
  const full = (await colleague.ask('GET', `/api/drafts/${draft?.id}`)).json<Draft>()
  const published = await publishDraft(colleague, full, 'private')
  const { name } = published.json<Published>()
  expect((await colleague.ask('GET', `/api/apps/${name}`)).json()).toMatchObject({
    forkedFrom: { name: 'atm-xian-jin-yu-ce', version: 1 },
    app: { visibility: 'private', author: { name: 'liu.yang' } },
  })
  expect((await author.ask('GET', `/api/apps/${name}`)).statusCode).toBe(404)
})

it('a viewer may publish for herself, but to others only an analyst', async () => {
  const draft = await draftWith(colleague, cashApp('my_cash'))
  const refused = await publishDraft(colleague, draft, 'branch')
  expect([refused.statusCode, codeOf(refused)]).toEqual([403, 'not-allowed'])
})

it('every delivery of rows, and every look at values, is in the audit chain', async () => {
  const rows = await app.context.db
    .selectFrom('audit')
    .where('action', '=', 'extract.deliver')
    .selectAll()
    .execute()
  expect(rows).toHaveLength(1)
  expect(JSON.parse(rows[0]?.detail ?? '')).toMatchObject({ rows: 60, version: 1 })
  const looks = await app.context.db
    .selectFrom('audit')
    .where('action', '=', 'dataset.profile')
    .selectAll()
    .execute()
  expect(looks.map((look) => look.person_id)).toEqual([author.session.person.id])
})
