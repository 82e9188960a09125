import { sql } from 'kysely'
import { buildApp, type App } from '@aladdin/server/src/app.ts'
import { seedPeople } from '@aladdin/server/src/demo/seed-people.ts'
import { readConfig } from '@aladdin/server/src/platform/config.ts'
import { createLog } from '@aladdin/server/src/platform/log.ts'
import { toSearchText } from '@aladdin/server/src/platform/search-text.ts'
import { demoPassword } from './visitor.ts'

/** A bank with a season behind it. */
export const largeBank = { apps: 5000, people: 5000, uses: 1_000_000, days: 180 } as const

const subjects = ['现金', '存款', '贷款', '客户', '商户', '理财', '网点', '交易', '投诉', '活动']
const english = [
  'cash',
  'deposits',
  'loans',
  'customers',
  'merchants',
  'wealth',
  'outlets',
  'payments',
  'complaints',
  'campaigns',
]
const verbs = ['预测', '分析', '看板', '预警', '排名', '分布', '画像', '对比']
const topics = ['channels', 'operations', 'retail', 'corporate', 'risk', 'people']
const tags = Array.from({ length: 120 }, (_, index) => `标签${index}`)
const datasets = Array.from({ length: 80 }, (_, index) => `table_${index}`)

/**
 * Fills a folder with such a bank: apps, people and events go straight into the tables as features write them, and
 * everything that follows from events is left to the projections. Answers how long those took.
 */
export async function makeLargeBank(folder: string): Promise<{ readonly projectionSeconds: number }> {
  const config = readConfig({ ALADDIN_DATA: folder, ALADDIN_PORT: '0', ALADDIN_DEMO: '1' })
  const app = await buildApp({ config: { ...config, webFolder: '/nowhere' }, log: createLog('silent') })
  try {
    // nobody waits for this bank's durability
    await sql`pragma synchronous = off`.execute(app.context.db)
    await seedPeople(app.context)
    const people = await addPeople(app)
    const apps = await addApps(app, people)
    await addUses(app, { people, apps })
    const started = performance.now()
    await app.context.events.catchUp()
    await settleStandings(app)
    return { projectionSeconds: (performance.now() - started) / 1000 }
  } finally {
    await app.fastify.close()
  }
}

/** A repeatable source of chance: mulberry32. */
function createChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Person {
  readonly person_id: string
  readonly position_id: string
  readonly branch_id: string
}

async function addPeople({ context: { db, newId } }: App): Promise<readonly Person[]> {
  const branches = await db.selectFrom('branch').select('id').execute()
  const people: Person[] = Array.from({ length: largeBank.people }, (_, index) => ({
    person_id: newId(),
    position_id: newId(),
    branch_id: branches[index % branches.length]?.id ?? 'HQ',
  }))
  await db.transaction().execute(async (trx) => {
    for (const [index, person] of people.entries()) {
      await trx
        .insertInto('person')
        .values({
          id: person.person_id,
          name: `person.${index}`,
          display_zh: `员工${index}`,
          display_en: `Person ${index}`,
          kind: 'person',
          password_hash: null,
          demo_zh: null,
          demo_en: null,
          created_at: 0,
          disabled_at: null,
        })
        .execute()
      await trx
        .insertInto('position')
        .values({
          id: person.position_id,
          person_id: person.person_id,
          branch_id: person.branch_id,
          role: 'analyst',
          subject: null,
          from_date: '2024-01-01',
          to_date: null,
        })
        .execute()
      if (index % 3 === 0) {
        await trx.insertInto('ranked_person').values({ person_id: person.person_id, at: 0 }).execute()
      }
    }
  })
  return people
}

async function addApps(app: App, people: readonly Person[]): Promise<readonly string[]> {
  const { db, newId } = app.context
  const chance = createChance(1)
  const ids: string[] = []
  const first = Date.now() - largeBank.days * 86_400_000
  await db.transaction().execute(async (trx) => {
    for (let index = 0; index < largeBank.apps; index += 1) {
      const id = newId()
      const author = people[Math.floor(chance() * people.length)]
      if (author === undefined) throw new Error('the bank has no people')
      const rows = makeApp({ id, index, author, at: first + index * 3_000_000, parent: parentOf(ids, index) })
      await trx.insertInto('app').values(rows.app).execute()
      await trx.insertInto('app_version').values(rows.versions).execute()
      await trx.insertInto('app_search').values(rows.search).execute()
      await trx.insertInto('app_facet').values(rows.facets).execute()
      await trx.insertInto('app_dataset').values(rows.datasets).execute()
      await trx.insertInto('event').values(rows.published).execute()
      const stargazers = new Set(
        Array.from({ length: index % 40 }, () => people[Math.floor(chance() * people.length)] ?? author),
      )
      for (const { person_id, position_id, branch_id } of stargazers) {
        await trx.insertInto('star').values({ app_id: id, person_id, at: rows.app.published_at }).execute()
        await trx
          .insertInto('event')
          .values({
            ...rows.published,
            kind: 'appStarred',
            person_id,
            position_id,
            branch_id,
            detail: '{}',
          })
          .execute()
      }
      ids.push(id)
    }
  })
  return ids
}

/** Every seventh app is a fork of an earlier one. */
function parentOf(ids: readonly string[], index: number): string | null {
  return index % 7 === 6 ? (ids[Math.floor(index / 3)] ?? null) : null
}

interface NewApp {
  readonly id: string
  readonly index: number
  readonly author: Person
  readonly at: number
  readonly parent: string | null
}

function makeApp({ id, index, author, at, parent }: NewApp) {
  const name = `app-${index}`
  const title = {
    zh: `${subjects[index % 10]}${verbs[index % 8]} ${index}`,
    en: `Branch ${english[index % 10]} ${index}`,
  }
  const summary = { zh: `回答${subjects[index % 10]}的问题`, en: 'Answers a question' }
  const topic = topics[index % topics.length] ?? 'channels'
  const own = [tags[index % 120] ?? '', tags[(index * 7) % 120] ?? '', tags[(index * 13 + 1) % 120] ?? '']
  const tagged = [...new Set(own)]
  const used = [...new Set([datasets[index % 80] ?? '', datasets[(index * 11 + 3) % 80] ?? ''])]
  const visibility = index % 5 === 0 ? ('branch' as const) : ('bank' as const)
  const branch = author.branch_id
  return {
    app: {
      id,
      name,
      author_id: author.person_id,
      branch_id: branch,
      visibility,
      version: 2,
      title_zh: title.zh,
      title_en: title.en,
      summary_zh: summary.zh,
      summary_en: summary.en,
      topic,
      tags: JSON.stringify(tagged),
      parent_app_id: parent,
      parent_number: parent === null ? null : 1,
      draft_id: null,
      created_at: at,
      published_at: at,
      withdrawn_at: null,
    },
    versions: [1, 2].map((number) => ({
      app_id: id,
      number,
      files_hash: '0'.repeat(64),
      app_hash: '0'.repeat(64),
      picture_hash: '0'.repeat(64),
      picture_en_hash: null,
      note: '',
      created_at: at,
      created_by: author.person_id,
      position_id: author.position_id,
      branch_id: branch,
      visibility,
    })),
    search: {
      app_id: id,
      ...toSearchText([title.zh, title.en], [name, summary.zh, summary.en, ...tagged, ...used]),
    },
    facets: [
      { facet: 'topic' as const, value: topic, app_id: id },
      { facet: 'branch' as const, value: branch, app_id: id },
      ...tagged.map((value) => ({ facet: 'tag' as const, value, app_id: id })),
      ...used.map((value) => ({ facet: 'dataset' as const, value, app_id: id })),
    ],
    datasets: used.map((dataset_name, place) => ({
      app_id: id,
      number: 2,
      alias: `t${place}`,
      dataset_name,
      version: null,
    })),
    published: {
      at,
      kind: 'appPublished',
      ...author,
      subject_id: id,
      detail: JSON.stringify({ number: 2, visibility }),
    },
  }
}

const rowsPerInsert = 500

/** Uses over the last days: some apps are used far more than most, and every branch uses its own a little more. */
async function addUses(
  { context: { db } }: App,
  { people, apps }: { people: readonly Person[]; apps: readonly string[] },
): Promise<void> {
  const chance = createChance(2)
  const now = Date.now()
  await db.transaction().execute(async (trx) => {
    for (let made = 0; made < largeBank.uses; made += rowsPerInsert) {
      const rows = Array.from({ length: rowsPerInsert }, (_, index) => {
        // the first of all apps has some forty times the use of the middle one
        const app = apps[Math.floor(chance() ** 2.2 * apps.length)] ?? ''
        const person = people[Math.floor(chance() * people.length)]
        if (person === undefined) throw new Error('the bank has no people')
        const at = now - Math.floor((1 - (made + index) / largeBank.uses) * largeBank.days * 86_400_000)
        const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
        const detail = `{"day":"${day}","by":"dwell"}`
        return { at, kind: 'appRunUsed', ...person, subject_id: app, detail }
      })
      await trx.insertInto('event').values(rows).execute()
    }
  })
}

/** The flood that the projections left behind is worked off as it is in a running bank: by those who read the ranks. */
async function settleStandings({ fastify, context }: App): Promise<void> {
  const cookie = await signInThere(fastify)
  for (;;) {
    const left = await context.db.selectFrom('app_stale').select('app_id').limit(1).executeTakeFirst()
    if (left === undefined) return
    await fastify.inject({ url: '/api/leaderboard', headers: { cookie } })
  }
}

async function signInThere(fastify: App['fastify']): Promise<string> {
  const answer = await fastify.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'sec-fetch-site': 'same-origin' },
    payload: { name: 'chen.jing', password: demoPassword },
  })
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}
