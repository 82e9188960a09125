import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AppStanding, PersonStanding, ScoreReasons } from '@aladdin/sdk/contract/leaderboard.ts'
import type { Published } from '@aladdin/sdk/contract/publishing.ts'
import { draftWith, publishDraft } from '../support/apps.ts'
import { cashApp, cashCsv, uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let author: Browser
let reader: Browser
let name: string

beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  author = await signInAs(app, 'chen.jing')
  reader = await signInAs(app, 'zhou.min')
  await uploadCsv(app, author, { name: 'my_cash', csv: cashCsv })
  await author.ask('PUT', '/api/datasets/my_cash/visibility', { visibility: 'bank' })
  const draft = await draftWith(author, cashApp('my_cash'))
  name = (await publishDraft(author, draft, 'bank')).json<Published>().name
  await reader.ask('PUT', `/api/apps/${name}/star`)
})
afterAll(() => app.close())

interface Boards {
  readonly people: PersonStanding[]
  readonly mine: { readonly apps: AppStanding[]; readonly person?: PersonStanding; readonly listed: boolean }
}

const boards = async (browser: Browser, window = 'week') =>
  (await browser.ask('GET', `/api/leaderboard?window=${window}`)).json<Boards>()

it('nobody stands on the board of people who did not ask for it; her own place she alone sees', async () => {
  const { people, mine } = await boards(author)
  expect([people, mine.listed]).toEqual([[], false])
  expect(mine.person).toMatchObject({ place: 1, apps: 1, users: 1, score: Math.log(3), mine: true })
  expect((await boards(reader)).mine.person).toBeUndefined()
})

it('who wants to be listed is listed, and who takes it back is gone with the answer', async () => {
  await author.ask('PUT', '/api/leaderboard/me', { listed: true })
  expect((await boards(reader)).people).toMatchObject([{ place: 1, score: Math.log(3), mine: false }])
  expect((await boards(author)).mine.listed).toBe(true)
  await author.ask('PUT', '/api/leaderboard/me', { listed: false })
  expect((await boards(reader)).people).toEqual([])
})

it('the parts of a score add up to the one on the board, and only its author sees them', async () => {
  const [own] = (await boards(author)).mine.apps
  const reasons = (await author.ask('GET', `/api/leaderboard/apps/${name}?window=week`)).json<ScoreReasons>()
  expect(reasons).toMatchObject({
    score: own?.score,
    users: 1,
    counted: { use: 0, star: 1, fork: 0 },
    branches: [{ branch: { id: 'SH' }, people: 1, weight: 2, score: Math.log(3) }],
  })
  expect((await reader.ask('GET', `/api/leaderboard/apps/${name}`)).statusCode).toBe(404)
})

it('a flood of events is in the ranks too, and ranks made anew from the events are the same', async () => {
  const { db, events } = app.context
  const { id } = await db.selectFrom('app').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  const people = await db
    .selectFrom('position')
    .select(['person_id as personId', 'id as positionId', 'branch_id as branchId'])
    .execute()
  const days = Array.from({ length: 110 }, (_, index) => new Date(app.now() - index * 86_400_000))
  await Promise.all(
    people.flatMap((viewer) =>
      days.map((day) =>
        events.append(viewer as never, {
          // an event keeps no more of a viewer than this
          kind: 'appRunUsed',
          subjectId: id,
          detail: { day: day.toISOString().slice(0, 10), by: 'dwell' },
        }),
      ),
    ),
  )
  const before = await boards(author, 'quarter')
  expect(before.mine.apps[0]?.branches).toBeGreaterThan(2)
  const stored = () => db.selectFrom('app_standing').selectAll().orderBy('app_id').orderBy('window').execute()
  const kept = await stored()
  await events.rebuild('leaderboard')
  await boards(author)
  expect(await stored()).toEqual(kept)
})

it('who has left the bank stands on no board, and keeps nobody from the place that is hers', async () => {
  const readerApp = await reader.ask('POST', '/api/apps', {
    files: {
      'app.md':
        '---\nformat: 1\ntitle: 读者的应用\ntopic: channels\n---\n\n```sql one\nselect 1 as one\n```\n',
    },
    name: 'of-the-reader',
    visibility: 'bank',
  })
  expect(readerApp.statusCode, readerApp.body).toBe(200)
  await author.ask('PUT', '/api/apps/of-the-reader/star')
  await author.ask('PUT', '/api/leaderboard/me', { listed: true })
  const before = await boards(reader)
  expect([before.people.length, before.mine.person?.place]).toEqual([1, 2])

  await app.context.db
    .updateTable('person')
    .set({ disabled_at: app.now() })
    .where('name', '=', 'chen.jing')
    .execute()
  const after = await boards(reader)
  expect([after.people, after.mine.person?.place]).toEqual([[], 1])
})
