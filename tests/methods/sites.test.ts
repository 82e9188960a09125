import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MethodRefusal } from '@aladdin/sdk/methods/method.ts'
import { chooseSites } from '@aladdin/sdk/methods/sites/choose.ts'
import { completeByPaths } from '@aladdin/sdk/methods/sites/shortest-paths.ts'
import { sites } from '@aladdin/sdk/methods/sites/sites.ts'
import { withDuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { columnsOf, fitOn, sideOf } from './fit-on.ts'
import { readPmed } from './read-pmed.ts'

const pace = async () => undefined
const folder = join(import.meta.dirname, '../../../shared/data/orlib-pmedian')
const isMeasured = existsSync(folder)
if (!isMeasured) console.log(`skipped: the p-median problems are not at ${folder}`)

describe('where a person can see the answer', () => {
  test('five houses on a street, two shops: one in each cluster, proven best', async () => {
    const { chosen, quality } = await choose({ places: [0, 1, 2, 10, 11], weights: [1, 1, 1, 1, 3], p: 2 })
    expect(chosen).toEqual(['P1', 'P4'])
    expect(quality).toMatchObject({ cost: 3, bound: 3, verdict: 'proven best' })
  })

  test('covering takes the two places that reach most people within the distance', async () => {
    const { quality } = await choose(
      { places: [0, 1, 2, 10, 11, 30], weights: [1, 1, 1, 1, 1, 9], p: 2 },
      { goal: 'cover', radius: 1 },
    )
    expect(Number(quality['covered'])).toBeCloseTo(12 / 14, 6)
  })

  test('where only neighbours are listed, the way is the shortest path, and the later of two roads counts', () => {
    const links = [
      { from: 0, to: 1, cost: 9, line: 1 },
      { from: 1, to: 0, cost: 2, line: 2 },
      { from: 1, to: 2, cost: 3, line: 3 },
      { from: 2, to: 3, cost: 3, line: 4 },
      { from: 0, to: 3, cost: 50, line: 5 },
    ]
    const places = [0, 1, 2, 3]
    expect([...completeByPaths(links, { demand: [0], sites: places, places: 4 })]).toEqual([0, 2, 5, 8])
  })

  test('every candidate chosen leaves no way at all', async () => {
    const { quality } = await choose({ places: [0, 4, 9], weights: [1, 1, 1], p: 3 })
    expect(quality).toMatchObject({ cost: 0, verdict: 'proven best' })
  })
})

describe('data from which nothing can be chosen is refused with the column and the way out', () => {
  test.each([
    { what: 'more sites than candidates', p: 9, sentence: /要选 9 个地点，候选只有 3 个.*p 改为/ },
    {
      what: 'a distance below zero',
      change: "update data set cost = -1 where from_id = 'P0'",
      sentence: /3 行不能用：cost/,
    },
    {
      what: 'a demand place without distances',
      change: "insert into demand values ('村口', 3)",
      sentence: /需求地点 村口 不在距离表的 from_id/,
    },
    { what: 'no demand', change: 'update demand set weight = 0', sentence: /没有大于零的需求/ },
    {
      what: 'two islands and one site',
      change: "delete from data where (from_id = 'P2') <> (to_id = 'P2')",
      sentence: /1 个需求点到不了任何一个.*增大 p/,
    },
  ])('$what', async ({ p = 1, change, sentence }) => {
    const refusal: unknown = await choose({ places: [0, 4, 9], weights: [5, 1, 1], p }, {}, change).catch(
      (error: unknown) => error,
    )
    expect(refusal).toBeInstanceOf(MethodRefusal)
    expect((refusal as MethodRefusal).reason.zh).toMatch(sentence) // just checked
  })
})

describe.skipIf(!isMeasured)('problems of the OR-Library whose best choice is known', () => {
  test.each([
    [1, 5819],
    [4, 3034],
    [6, 7824],
  ])(
    'number %i costs %i',
    async (number, best) => {
      const { p, costs } = readPmed(readFileSync(join(folder, `pmed${number}.txt`), 'utf8'))
      const { total, bound } = await chooseSites(costs, { p, seed: 1, pace })
      expect(total).toBe(best)
      expect(bound).toBeLessThanOrEqual(best)
      expect(bound).toBeGreaterThan(0.98 * best)
    },
    60_000,
  )
})

interface Street {
  /** Where each place lies on the street. */
  readonly places: readonly number[]
  readonly weights: readonly number[]
  readonly p: number
}

async function choose({ places, weights, p }: Street, options: object = {}, change?: string) {
  return await withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
    const pairs = places.flatMap((from, one) =>
      places.map((to, other) => `('P${one}', 'P${other}', ${Math.abs(from - to)})`),
    )
    await duckdb.run(
      `create table data as select * from (values ${pairs.join(',')}) as t(from_id, to_id, cost)`,
    )
    const lines = weights.map((weight, place) => `('P${place}', ${weight})`)
    await duckdb.run(`create table demand as select * from (values ${lines.join(',')}) as t(id, weight)`)
    if (change !== undefined) await duckdb.run(change)
    const { fitted } = await fitOn(duckdb, sites, {
      options: { p, ...options },
      known: { data: await columnsOf(duckdb), demand: await columnsOf(duckdb, 'demand') },
    })
    return {
      chosen: sideOf(fitted, 'sites').map(({ id }) => id),
      quality: sideOf(fitted, 'quality')[0] ?? {},
    }
  })
}
