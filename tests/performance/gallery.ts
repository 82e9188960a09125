import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp, type App } from '@aladdin/server/src/app.ts'
import { seedPeople } from '@aladdin/server/src/demo/seed-people.ts'
import { readConfig } from '@aladdin/server/src/platform/config.ts'
import { createLog } from '@aladdin/server/src/platform/log.ts'
import { toSearchText } from '@aladdin/server/src/platform/search-text.ts'
import { quantile, type Figure } from './figure.ts'
import { demoPassword } from './visitor.ts'

const apps = 3568
const questions = [
  '/api/apps',
  '/api/apps?order=newest',
  '/api/apps?order=rising&topic=channels',
  '/api/apps?order=branch',
  `/api/apps?search=${encodeURIComponent('现金')}`,
  '/api/apps?search=xjyc',
  '/api/apps?search=cash',
  '/api/apps?starred=true',
]
const rounds = 25

/** First pages of the gallery of a bank with thousands of apps: lists, filters and searches, over HTTP on loopback. */
export async function measureGallery(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-gallery-'))
  const config = readConfig({ ALADDIN_DATA: folder, ALADDIN_PORT: '0', ALADDIN_DEMO: '1' })
  const app = await buildApp({ config: { ...config, webFolder: '/nowhere' }, log: createLog('silent') })
  try {
    await seedPeople(app.context)
    await fillGallery(app)
    const origin = await app.fastify.listen({ host: '127.0.0.1', port: 0 })
    const cookie = await signIn(origin)
    const times: number[] = []
    for (let round = -2; round < rounds; round++) {
      for (const question of questions) {
        const started = performance.now()
        const reply = await fetch(`${origin}${question}`, { headers: { cookie } })
        const { items } = (await reply.json()) as { items?: unknown[] } // a page of cards
        if (items === undefined) throw new Error(`${question}: ${reply.status}`)
        if (round >= 0) times.push(performance.now() - started)
      }
    }
    return [
      {
        what: `gallery API with ${apps.toLocaleString('en')} apps, 95th percentile`,
        measured: quantile(times, 0.95),
        unit: 'ms',
        note: `${times.length} requests of ${questions.length} kinds, median ${quantile(times, 0.5).toFixed(0)}`,
      },
    ]
  } finally {
    await app.fastify.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function signIn(origin: string): Promise<string> {
  const reply = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'chen.jing', password: demoPassword }),
  })
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

const subjects = ['现金', '存款', '贷款', '客户', '商户', '理财', '网点', '交易', '投诉', '活动']
const verbs = ['预测', '分析', '看板', '预警', '排名', '分布', '画像', '对比']

/** Rows as publishing writes them, with stars and standings as a season leaves them. */
async function fillGallery({ context: { db, newId } }: App): Promise<void> {
  const people = await db.selectFrom('position').select(['person_id', 'branch_id']).execute()
  const rows = Array.from({ length: apps }, (_, index) => makeApp(newId(), index, people))
  await db.transaction().execute(async (trx) => {
    for (let from = 0; from < apps; from += 100) {
      const some = rows.slice(from, from + 100)
      await trx
        .insertInto('app')
        .values(some.map(({ app }) => app))
        .execute()
      await trx
        .insertInto('app_search')
        .values(some.map(({ search }) => search))
        .execute()
      await trx
        .insertInto('star')
        .values(some.flatMap(({ stars }) => stars))
        .execute()
      await trx
        .insertInto('app_standing')
        .values(some.flatMap(({ standings }) => standings))
        .execute()
    }
  })
}

type Place = Readonly<Record<'person_id' | 'branch_id', string>>

function makeApp(id: string, index: number, people: readonly Place[]) {
  const author = people[index % people.length]
  if (author === undefined) throw new Error('the demo has no people')
  const at = Date.parse('2026-01-01') + index * 3_600_000
  const title = { zh: `${subjects[index % 10]}${verbs[index % 8]} ${index}`, en: `Cash and more ${index}` }
  const stargazers = new Set(people.slice(0, (index * 7) % people.length).map((person) => person.person_id))
  const counts = { users: index % 40, branches: index % 9, stars: stargazers.size, forks: index % 6 }
  return {
    app: {
      id,
      name: `app-${index}`,
      author_id: author.person_id,
      branch_id: author.branch_id,
      visibility: index % 5 === 0 ? ('branch' as const) : ('bank' as const),
      version: 1,
      title_zh: title.zh,
      title_en: title.en,
      summary_zh: `回答${subjects[index % 10]}的问题`,
      summary_en: 'Answers a question',
      topic: index % 3 === 0 ? 'channels' : 'operations',
      tags: '[]',
      parent_app_id: null,
      parent_number: null,
      draft_id: null,
      created_at: at,
      published_at: at,
      withdrawn_at: null,
    },
    search: { app_id: id, ...toSearchText([title.zh, title.en], [`app-${index}`]) },
    stars: [...stargazers].map((person_id) => ({ app_id: id, person_id, at })),
    standings: ['popular', 'rising'].map((window) => ({
      app_id: id,
      window,
      score: (index * 37) % 1000,
      ...counts,
      day: '2026-03-02',
    })),
  }
}
