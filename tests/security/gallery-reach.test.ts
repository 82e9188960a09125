import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AppCard, Facets } from '@aladdin/sdk/contract/gallery.ts'
import type { AppStanding } from '@aladdin/sdk/contract/leaderboard.ts'
import type { Viewer } from '@aladdin/server/src/platform/viewer.ts'
import { toSearchText } from '@aladdin/server/src/platform/search-text.ts'
import { createChance } from '../support/chance.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

const names = ['chen.jing', 'zhang.guoqiang', 'zhou.min', 'zhao.qian', 'he.xuemei']
const topics = ['cash', 'credit', 'people']
const steps = 60

let app: TestApp
let people: Person[]

interface Person {
  readonly personId: string
  readonly positionId: string
  readonly branchId: string
  readonly path: string
  readonly browser: Browser
}

beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  people = await Promise.all(names.map(enter))
})
afterAll(() => app.close())

it('whatever happens to apps, everyone finds in the gallery exactly those that reach her, in order', async () => {
  const chance = createChance(7)
  const pick = <TValue>(values: readonly TValue[]): TValue =>
    values[Math.floor(chance() * values.length)] as TValue // of lists that are never empty
  for (let step = 0; step < steps; step += 1) {
    app.wait(60_000)
    const apps = await app.context.db.selectFrom('app').select(['id', 'name']).execute()
    const one = apps.length < 4 ? undefined : pick(apps)
    if (one === undefined || chance() < 0.35)
      await publish(step, pick(people), { topic: pick(topics), visibility: pick(reach) })
    else await change(one, pick(people), { visibility: pick(reach), kind: Math.floor(chance() * 4) })
    const asked = pick(people)
    await compare(asked, pick(topics))
    await compare(pick(people), pick(topics))
  }
})

const reach = ['private', 'branch', 'bank'] as const

async function enter(name: string): Promise<Person> {
  const row = await app.context.db
    .selectFrom('person')
    .innerJoin('position', 'position.person_id', 'person.id')
    .innerJoin('branch', 'branch.id', 'position.branch_id')
    .where('person.name', '=', name)
    .where('position.to_date', 'is', null)
    .select(['person.id as personId', 'position.id as positionId', 'branch.id as branchId', 'branch.path'])
    .executeTakeFirstOrThrow()
  return { ...row, browser: await signInAs(app, name) }
}

/** Rows as publishing writes them. */
async function publish(
  index: number,
  author: Person,
  { topic, visibility }: { topic: string; visibility: (typeof reach)[number] },
): Promise<void> {
  const { db, newId } = app.context
  const id = newId()
  const title = { zh: `现金${index % 3 === 0 ? '预测' : '看板'}`, en: `Cash ${index}` }
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('app')
      .values({
        id,
        name: `app-${index}`,
        author_id: author.personId,
        branch_id: author.branchId,
        visibility,
        version: 1,
        title_zh: title.zh,
        title_en: title.en,
        summary_zh: '',
        summary_en: '',
        topic,
        tags: '[]',
        parent_app_id: null,
        parent_number: null,
        draft_id: null,
        created_at: app.now(),
        published_at: app.now(),
        withdrawn_at: null,
      })
      .execute()
    await trx
      .insertInto('app_search')
      .values({ app_id: id, ...toSearchText([title.zh, title.en], []) })
      .execute()
    await trx.insertInto('app_facet').values({ facet: 'topic', value: topic, app_id: id }).execute()
  })
}

async function change(
  { id, name }: { id: string; name: string },
  by: Person,
  { visibility, kind }: { visibility: (typeof reach)[number]; kind: number },
): Promise<void> {
  const { db, events } = app.context
  if (kind === 0) await db.updateTable('app').set({ visibility }).where('id', '=', id).execute()
  if (kind === 1) {
    await db.updateTable('app').set({ withdrawn_at: app.now() }).where('id', '=', id).execute()
  }
  if (kind === 2) await by.browser.ask('PUT', `/api/apps/${name}/star`)
  if (kind === 3) {
    const day = new Date(app.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    // an event keeps no more of her
    const viewer = by as unknown as Viewer
    await events.append(viewer, { kind: 'appRunUsed', subjectId: id, detail: { day, by: 'dwell' } })
  }
}

interface Boards {
  readonly apps: readonly AppStanding[]
  readonly mine: { readonly apps: readonly AppStanding[] }
}

/** Asks everything of the gallery that is kept in memory, and works the same out from the rows. */
async function compare(person: Person, topic: string): Promise<void> {
  const all = await readApps(person)
  const cards = async (query: string) =>
    (await person.browser.ask('GET', `/api/apps?limit=100${query}`)).json<{ items: AppCard[] }>().items
  const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)

  const byBranch = all.toSorted((a, b) => b.uses - a.uses || (a.id < b.id ? 1 : -1))
  expect(namesOf(await cards('&order=branch'))).toEqual(namesOf(byBranch))
  const ofTopic = byBranch.filter((row) => row.topic === topic)
  expect(namesOf(await cards(`&order=branch&topic=${topic}`))).toEqual(namesOf(ofTopic))
  const newest = all.toSorted((a, b) => b.published_at - a.published_at || (a.id < b.id ? 1 : -1))
  expect(namesOf(await cards('&order=newest'))).toEqual(namesOf(newest))
  const forecasts = all.filter(({ title_zh }) => title_zh.includes('预测'))
  const found = await cards(`&search=${encodeURIComponent('预测')}`)
  expect(namesOf(found).toSorted()).toEqual(namesOf(forecasts).toSorted())
  const used = await cards('&order=newest')
  expect(used.map(({ usersThisWeek }) => usersThisWeek)).toEqual(newest.map(({ users }) => users))

  for (const [query, rows] of [
    ['', all],
    [`?search=${encodeURIComponent('预测')}`, forecasts],
  ] as const) {
    const facets = (await person.browser.ask('GET', `/api/gallery/facets${query}`)).json<Facets>()
    const counts = Object.fromEntries(facets.topic.map(({ value, count }) => [value, count]))
    const wanted = Map.groupBy(rows, (row) => row.topic)
    expect(counts).toEqual(Object.fromEntries([...wanted].map(([value, of]) => [value, of.length])))
  }
  const board = (await person.browser.ask('GET', '/api/leaderboard?window=all')).json<Boards>()
  const places = new Map(board.apps.map(({ name, place }) => [name, place]))
  for (const own of board.mine.apps) expect(own.place).toBe(places.get(own.name))
  expect(namesOf(all)).toEqual(expect.arrayContaining(namesOf(board.apps)))
}

/** The rule of reach in its own words: hers, the whole bank's, or of a branch that she is at or below. */
async function readApps(person: Person) {
  const { db } = app.context
  const apps = await db
    .selectFrom('app')
    .innerJoin('branch', 'branch.id', 'app.branch_id')
    .where('withdrawn_at', 'is', null)
    .selectAll('app')
    .select('branch.path')
    .execute()
  const uses = await db.selectFrom('app_use').selectAll().execute()
  return apps
    .filter(
      ({ author_id, visibility, path }) =>
        author_id === person.personId ||
        visibility === 'bank' ||
        (visibility === 'branch' && person.path.startsWith(path)),
    )
    .map((row) => {
      const own = uses.filter(({ app_id }) => app_id === row.id)
      const users = new Set(own.filter(({ kind }) => kind === 'use').map(({ person_id }) => person_id))
      return {
        ...row,
        uses: own.filter(({ branch_id }) => branch_id === person.branchId).length,
        users: users.size,
      }
    })
}
