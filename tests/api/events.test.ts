import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { createProjection, recordEvent, type Projection } from '@aladdin/server/src/platform/events.ts'
import type { Viewer } from '@aladdin/server/src/platform/viewer.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

const someone = { personId: 'P', positionId: 'Q', branchId: 'XA' } as Viewer

/** Counts stars in the table of settings: one row, which every event changes. */
function countStars(name = 'stars'): Projection {
  return createProjection({
    name,
    kinds: ['appStarred'],
    clear: async (trx) => void (await trx.deleteFrom('setting').where('name', '=', name).execute()),
    apply: async (trx, events) => {
      const count = events.length
      await trx
        .insertInto('setting')
        .values({ name, value: String(count) })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: sql`value + ${count}` }))
        .execute()
    },
  })
}

async function stars(app: TestApp): Promise<number> {
  const row = await app.context.db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'stars')
    .executeTakeFirst()
  return Number(row?.value ?? 0)
}

const starred = (subjectId: string) => ({ kind: 'appStarred', subjectId, detail: {} }) as const

it('a projection is up to date when the change that it counts has been answered', async () => {
  const app = await buildTestApp()
  const { events } = app.context
  events.add(countStars())
  await events.transact((trx) => recordEvent(trx, someone, starred('A')))
  await events.append(someone, starred('B'))
  await events.append(someone, { kind: 'appUnstarred', subjectId: 'B', detail: {} })
  expect(await stars(app)).toBe(2)
})

it('a change that fails leaves no event', async () => {
  const app = await buildTestApp()
  const { events, db } = app.context
  events.add(countStars())
  const change = events.transact(async (trx) => {
    await recordEvent(trx, someone, starred('A'))
    throw new Error('no')
  })
  await expect(change).rejects.toThrow('no')
  expect(await db.selectFrom('event').selectAll().execute()).toEqual([])
})

it('events of one moment are written together and each only once', async () => {
  const app = await buildTestApp()
  app.context.events.add(countStars())
  await Promise.all(
    Array.from({ length: 700 }, (_, index) => app.context.events.append(someone, starred(`A${index}`))),
  )
  expect(await stars(app)).toBe(700)
})

it('of changes that reach the disk together, one that fails takes back only itself', async () => {
  const app = await buildTestApp()
  const { events, db } = app.context
  const set = (name: string, fails = false) =>
    events.transact(async (trx) => {
      await trx.insertInto('setting').values({ name, value: '1' }).execute()
      if (fails) throw new Error('no')
      return name
    })
  const answers = await Promise.allSettled([set('one'), set('two', true), set('three'), set('one')])
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
  const kept = await db
    .selectFrom('setting')
    .select('name')
    .where('value', '=', '1')
    .orderBy('name')
    .execute()
  expect(kept.map(({ name }) => name)).toEqual(['one', 'three'])
})

it('a projection walks past events that do not concern it', async () => {
  const app = await buildTestApp()
  const { events, db } = app.context
  events.add(countStars())
  await events.append(someone, { kind: 'appUnstarred', subjectId: 'A', detail: {} })
  await events.append(someone, starred('A'))
  await events.append(someone, { kind: 'appUnstarred', subjectId: 'A', detail: {} })
  expect(await stars(app)).toBe(1)
  const { position } = await db
    .selectFrom('projection')
    .selectAll()
    .where('name', '=', 'stars')
    .executeTakeFirstOrThrow()
  expect(position).toBe(3)
})

it('a rebuilt projection equals the one that grew with the events', async () => {
  const app = await buildTestApp()
  app.context.events.add(countStars())
  for (const id of ['A', 'B', 'C']) await app.context.events.append(someone, starred(id))
  await app.context.events.rebuild('stars')
  expect(await stars(app)).toBe(3)
})

it('a projection goes on after a restart where it stopped', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'aladdin-test-'))
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true }))
  const first = await buildTestApp({ dataFolder, shared: true })
  first.context.events.add(countStars())
  await first.context.events.append(someone, starred('A'))
  await first.close()

  const second = await buildTestApp({ dataFolder })
  await second.context.events.append(someone, starred('B'))
  second.context.events.add(countStars())
  await second.context.events.catchUp()
  expect(await stars(second)).toBe(2)
})

it('a projection that fails is behind, but the change stands', async () => {
  const app = await buildTestApp()
  const { events } = app.context
  let isBroken = true
  const projection = countStars()
  events.add({
    ...projection,
    apply: async (trx, events) => {
      if (isBroken) throw new Error('broken')
      await projection.apply(trx, events)
    },
  })
  await events.append(someone, starred('A'))
  expect(await stars(app)).toBe(0)
  isBroken = false
  await events.append(someone, starred('B'))
  expect(await stars(app)).toBe(2)
})
