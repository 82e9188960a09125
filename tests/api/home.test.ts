import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Figure, Home } from '@aladdin/sdk/contract/home.ts'
import type { Preferences } from '@aladdin/sdk/contract/preferences.ts'
import type { Published } from '@aladdin/sdk/contract/publishing.ts'
import { draftWith, publishDraft } from '../support/apps.ts'
import { cashApp, cashCsv, uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let author: Browser
let reader: Browser
let stranger: Browser

beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  await signAllIn()
  await uploadCsv(app, author, { name: 'my_cash', csv: cashCsv })
})
afterAll(() => app.close())

async function signAllIn(): Promise<void> {
  author = await signInAs(app, 'chen.jing')
  reader = await signInAs(app, 'liu.yang')
  stranger = await signInAs(app, 'zhou.min')
}

/** Hours later everyone signs in again. */
async function later(hours: number): Promise<void> {
  app.wait(hours * 3_600_000)
  await signAllIn()
}

const homeOf = async (browser: Browser) => (await browser.ask('GET', '/api/home')).json<Home>()
const visit = (browser: Browser) => browser.ask('POST', '/api/home/visit')

it('a first home page is quiet: nothing changed, nothing is wrong', async () => {
  expect(await homeOf(reader)).toMatchObject({ changes: [], duties: [] })
})

it('the tour is kept for the person, not for the machine', async () => {
  await reader.ask('PATCH', '/api/preferences/tour', { state: 'shown' })
  await reader.ask('PATCH', '/api/preferences/tour', { done: 'find' })
  const elsewhere = await signInAs(app, 'liu.yang')
  expect((await elsewhere.ask('GET', '/api/preferences')).json<Preferences>()).toEqual({
    tour: { state: 'shown', done: ['find'] },
  })
  expect((await stranger.ask('GET', '/api/preferences')).json<Preferences>().tour.state).toBe('new')
})

it('a new version of an app that I starred is told until hours after I saw it', async () => {
  await author.ask('PUT', '/api/datasets/my_cash/visibility', { visibility: 'bank' })
  const draft = await draftWith(author, cashApp('my_cash'))
  const { name } = (await publishDraft(author, draft, 'bank')).json<Published>()
  await reader.ask('PUT', `/api/apps/${name}/star`)
  await visit(reader)
  await later(5)
  expect((await homeOf(reader)).changes).toEqual([])

  await later(1)
  const next = { revision: draft.revision, visibility: 'bank', note: '说明更清楚' }
  await author.ask('POST', `/api/drafts/${draft.id}/publication`, next)
  const told = [{ kind: 'app-version', name, number: 2 }]
  await later(1)
  expect((await homeOf(reader)).changes).toMatchObject(told)
  await visit(reader)
  await later(1)
  expect((await homeOf(reader)).changes).toMatchObject(told)
  await later(12)
  expect((await homeOf(reader)).changes).toEqual([])
  expect((await homeOf(author)).changes).toEqual([])
  expect((await homeOf(stranger)).changes).toEqual([])
})

it('what others say of my app is told to me, and what they say after me too', async () => {
  const [{ name } = { name: '' }] = (await reader.ask('GET', '/api/apps')).json<{
    items: { name: string }[]
  }>().items
  await visit(author)
  await visit(reader)
  await later(5)
  const say = (browser: Browser, body: string) => browser.ask('POST', `/api/apps/${name}/comments`, { body })
  expect((await say(reader, '周末也要看吗')).statusCode).toBe(200)
  expect((await homeOf(author)).changes).toMatchObject([{ kind: 'comment', name, answers: false }])
  expect((await homeOf(reader)).changes).toEqual([])
  app.wait(60_000)
  await say(author, '要看')
  expect((await homeOf(reader)).changes).toMatchObject([{ kind: 'comment', name, answers: true }])
  expect((await homeOf(stranger)).changes).toEqual([])
})

it('an app of mine whose data is no longer there for me is an incident', async () => {
  const fork = (await reader.ask('POST', '/api/drafts', { from: 'blank' })).json<{
    id: string
    revision: number
  }>()
  const saved = await reader.ask('PUT', `/api/drafts/${fork.id}`, {
    revision: fork.revision,
    files: cashApp('my_cash'),
  })
  await publishDraft(
    reader,
    { id: fork.id, revision: saved.json<{ revision: number }>().revision },
    'private',
  )
  expect((await homeOf(reader)).incidents).toEqual([])
  await app.context.db.updateTable('dataset').set({ visibility: 'private' }).execute()
  expect((await homeOf(reader)).incidents).toMatchObject([{ kind: 'data-gone', dataset: 'my_cash' }])
  await app.context.db.updateTable('dataset').set({ visibility: 'bank' }).execute()
})

it('data that is older than its owner promised is an incident for those whose apps read it', async () => {
  await app.context.db.updateTable('dataset').set({ max_age_days: 1 }).execute()
  expect((await homeOf(author)).incidents).toMatchObject([{ kind: 'stale', dataset: { name: 'my_cash' } }])
  expect((await homeOf(stranger)).incidents).toEqual([])
})

it('a figure is made of my rows only: who may see none is told none', async () => {
  await app.context.db.updateTable('dataset').set({ cadence: 'daily' }).execute()
  const figures = async (browser: Browser) =>
    (await browser.ask('GET', '/api/home/figures')).json<{ items: Figure[] }>().items
  expect(await figures(author)).toMatchObject([{ dataset: { name: 'my_cash' }, day: '2026-01-30' }])
  await app.context.db.updateTable('dataset').set({ visibility: 'private' }).execute()
  expect(await figures(stranger)).toEqual([])
})

it('a steward is told what she answers for, an administrator how the platform is used', async () => {
  const steward = await signInAs(app, 'he.xuemei')
  const administrator = await signInAs(app, 'gao.feng')
  const duties = async (browser: Browser) => (await homeOf(browser)).duties.map(({ what }) => what)
  expect(await duties(steward)).toEqual(['datasets', 'stale', 'uploads', 'requests', 'approvals'])
  expect(await duties(administrator)).toEqual(['people', 'peopleThisWeek', 'apps', 'runsToday', 'approvals'])
})
