import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../app/app.ts'
import { openNodeEngine, type NodeEngine } from '../node/engine.ts'
import {
  buildApp,
  integerInput,
  kpiBlock,
  rangeInput,
  sqlBlock,
  tableBlock,
  textInput,
} from '../testing/build-app.ts'
import type { BlockState, ParameterValue } from './block-state.ts'
import { Coordinator, type CoordinatorOptions } from './coordinator.ts'
import { EngineError } from './engine.ts'

const scope = { branch: { id: 'XA', name: { zh: '西安', en: 'Xi’an' } }, branches: [] }
let engine: NodeEngine

beforeAll(async () => {
  engine = await openNodeEngine()
})
afterAll(() => engine.close())

test('a block reads another block, a parameter, the day of the run and the viewer’s branch', async () => {
  const { rows } = await opened([
    integerInput('days', 3),
    sqlBlock('base', 'select today() - $days as day, viewer_branch() as branch, current_date as now'),
    tableBlock('shown', 'base'),
  ])
  expect(rows('shown')).toEqual([
    { day: Date.parse('2024-03-28'), branch: 'XA', now: Date.parse('2024-03-31') },
  ])
})

test('only the blocks that depend on a changed parameter run again, and an old answer is reused', async () => {
  const run = await opened([
    integerInput('n', 1),
    sqlBlock('a', 'select $n as v'),
    sqlBlock('b', 'select 7 as v'),
    kpiBlock('ka', 'a'),
    kpiBlock('kb', 'b'),
  ])
  run.seen.length = 0
  await run.set({ n: 2 })
  expect(new Set(run.seen)).toEqual(new Set(['a', 'ka']))
  expect(run.rows('ka')).toEqual([{ v: 2 }])
  await run.set({ n: 1 })
  expect(run.rows('ka')).toEqual([{ v: 1 }])
  expect(run.state('ka')).toMatchObject({ status: 'done', result: { reused: true } })
})

test('a stored relation is made anew when an old answer of its reader is not enough', async () => {
  const run = await opened([integerInput('n', 1), sqlBlock('a', 'select $n as v'), kpiBlock('k', 'a')])
  await run.set({ n: 2 })
  await run.set({ n: 1 })
  const { table } = await run.coordinator.query('select v * 10 as w from a where v = $n', { limit: 5 })
  expect(table.toArray().map((row) => row.toJSON())).toEqual([{ w: 10 }])
})

test('one failing block does not stop another, its readers say whom they wait for', async () => {
  const { state } = await opened([
    sqlBlock('bad', 'select 1 as x,\n  nope\nfrom range(3)', 10),
    sqlBlock('good', 'select 1 as x'),
    tableBlock('t1', 'bad'),
    tableBlock('t2', 'good'),
  ])
  expect(state('bad')).toMatchObject({
    status: 'failed',
    failure: { code: 'unknown-column', place: { file: 'app.md', line: 11 } },
  })
  expect(state('t1')).toMatchObject({ status: 'waiting', missing: ['bad'] })
  expect(state('t2')).toMatchObject({ status: 'done' })
})

test('a value that fails while reading is blamed on the block that computes it, not on its readers', async () => {
  const { state } = await opened([
    sqlBlock('source', "select unnest(['1', 'x']) as t"),
    sqlBlock('broken', 'select cast(t as integer) as n from source', 5),
    sqlBlock('behind', 'select n + 1 as n from broken'),
    tableBlock('shown', 'behind'),
  ])
  expect(state('source')).toMatchObject({ status: 'done' })
  expect(state('broken')).toMatchObject({
    status: 'failed',
    failure: { code: 'conversion', place: { line: 5 } },
  })
  expect(state('behind')).toMatchObject({ status: 'waiting' })
  expect(state('shown')).toMatchObject({ status: 'waiting' })
})

test('an empty parameter leaves its optional clause out, and lets a block wait where it is needed', async () => {
  const run = await opened([
    textInput('word', null),
    rangeInput('period', null),
    sqlBlock('all', "select x from (values ('a'), ('b')) t(x) where true [[ and x = $word ]]"),
    sqlBlock('one', 'select $word as x, $period_from as since'),
    tableBlock('shown', 'all'),
  ])
  expect(run.rows('shown')).toEqual([{ x: 'a' }, { x: 'b' }])
  expect(run.state('one')).toMatchObject({ status: 'waiting', missing: ['word', 'period'] })
  await run.set({ word: 'b', period: ['2024-01-01', 'today'] })
  expect(run.rows('shown')).toEqual([{ x: 'b' }])
  expect(run.state('one')).toMatchObject({ status: 'done' })
})

test('a value outside its range is refused at the input, and its readers wait', async () => {
  const run = await opened([integerInput('n', 1, [1, 9]), sqlBlock('a', 'select 1 as v [[ where 1 = $n ]]')])
  await run.set({ n: 10 })
  expect(run.state('n')).toMatchObject({ status: 'failed', failure: { code: 'parameter-invalid' } })
  expect(run.state('a')).toMatchObject({ status: 'waiting', missing: ['n'] })
  await run.set({ n: 9 })
  expect(run.state('n')).toMatchObject({ status: 'done' })
})

test('chance is the same for the same seed, for every reader of a block', async () => {
  const blocks = [
    sqlBlock('dice', 'select random() as r from range(3)'),
    tableBlock('t1', 'dice'),
    tableBlock('t2', 'dice'),
  ]
  const first = await opened(blocks)
  const again = await opened(blocks)
  expect(first.rows('t1')).toEqual(first.rows('t2'))
  expect(again.rows('t1')).toEqual(first.rows('t1'))
})

test('changing the text of one block leaves the others as they are, a removed block cannot be read', async () => {
  const run = await opened([
    sqlBlock('a', 'select 1 as v'),
    sqlBlock('b', 'select 2 as v'),
    kpiBlock('k', 'a'),
  ])
  run.seen.length = 0
  await run.setApp(
    buildApp([sqlBlock('a', 'select 1 as v'), sqlBlock('c', 'select v from b'), kpiBlock('k', 'a')]),
  )
  expect(new Set(run.seen)).toEqual(new Set(['c']))
  expect(run.state('c')).toMatchObject({ status: 'failed', failure: { code: 'unknown-table' } })
})

test('changes within a frame are one change', async () => {
  const frames: (() => void)[] = []
  const run = await opened([integerInput('n', 1), sqlBlock('a', 'select $n as v'), kpiBlock('k', 'a')], {
    schedule: (frame) => frames.push(frame),
    frames,
  })
  run.seen.length = 0
  for (const n of [2, 3, 4]) run.coordinator.setInputs(inputs({ n }))
  expect(frames).toHaveLength(1)
  frames.splice(0).forEach((frame) => frame())
  await run.coordinator.idle()
  expect(run.seen.filter((name) => name === 'k')).toHaveLength(2)
  expect(run.rows('k')).toEqual([{ v: 4 }])
})

test('a superseded computation is cancelled and the new one answers', async () => {
  const heavy =
    'select count(*) as v from range(100000 * $n) a, range(100000) b where a.range % 7 = b.range % 11'
  const run = await opened([integerInput('n', 0), sqlBlock('a', heavy), kpiBlock('k', 'a')])
  run.coordinator.setInputs(inputs({ n: 1000 }))
  await run.until('k', (state) => state.status === 'running')
  await run.set({ n: 0 })
  expect(run.rows('k')).toEqual([{ v: 0 }])
})

test('stop leaves what runs without a result, trying again runs it', async () => {
  const heavy = 'select count(*) as v from range(100000) a, range($n) b where a.range % 7 = b.range % 11'
  const run = await opened([integerInput('n', 1), sqlBlock('a', heavy), kpiBlock('k', 'a')])
  run.coordinator.setInputs(inputs({ n: 10_000_000 }))
  await run.until('k', (state) => state.status === 'running')
  run.coordinator.cancel()
  await run.coordinator.idle()
  expect(run.state('k')).toMatchObject({ status: 'waiting' })
  await run.set({ n: 2 })
  expect(run.state('k')).toMatchObject({ status: 'done' })
})

test('after a trap the engine is replaced and the other blocks still answer', async () => {
  let engines = 0
  const run = await opened(
    [
      sqlBlock('bomb', 'select count(*) as v from (select unnest(range(300000000)))'),
      sqlBlock('fine', 'select 1 as v'),
      kpiBlock('k1', 'bomb'),
      kpiBlock('k2', 'fine'),
    ],
    {
      engine: await openNodeEngine(),
      onFatal: async (error) => {
        expect(error).toBeInstanceOf(EngineError)
        engines += 1
        return await openNodeEngine()
      },
    },
  )
  expect(engines).toBe(2)
  expect(run.state('k2')).toMatchObject({ status: 'done' })
  expect([run.state('bomb'), run.state('k1')].map((state) => state.status)).toContain('failed')
})

function inputs(parameters: Readonly<Record<string, ParameterValue>>) {
  return { parameters, today: '2024-03-31', seed: 1 }
}

async function opened(
  blocks: App['blocks'],
  options: Partial<CoordinatorOptions> & { frames?: (() => void)[] } = {},
) {
  const seen: string[] = []
  const states = new Map<string, BlockState>()
  const watchers = new Set<() => void>()
  const coordinator = new Coordinator({
    engine,
    scope,
    methods: {},
    ...options,
    onState: (name, state) => {
      seen.push(name)
      states.set(name, state)
      for (const watch of watchers) watch()
    },
  })
  const state = (name: string) => states.get(name)!
  coordinator.open({ app: buildApp(blocks), datasets: [], inputs: inputs({}) })
  options.frames?.splice(0).forEach((frame) => frame())
  await coordinator.idle()
  return {
    coordinator,
    seen,
    state,
    rows: (name: string) => {
      const found = state(name)
      if (found.status !== 'done') throw new Error(JSON.stringify(found))
      return found.result.table.toArray().map((row) => row.toJSON())
    },
    async set(parameters: Readonly<Record<string, ParameterValue>>) {
      coordinator.setInputs(inputs(parameters))
      await coordinator.idle()
    },
    async setApp(app: App) {
      coordinator.setApp(app)
      await coordinator.idle()
    },
    until(name: string, holds: (state: BlockState) => boolean) {
      return new Promise<void>((resolve) => {
        const watch = () => {
          const found = states.get(name)
          if (!found || !holds(found)) return
          watchers.delete(watch)
          resolve()
        }
        watchers.add(watch)
        watch()
      })
    },
  }
}
