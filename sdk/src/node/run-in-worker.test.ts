import { tableFromIPC } from 'apache-arrow'
import { afterAll, expect, test } from 'vitest'
import { buildApp, integerInput, kpiBlock, sqlBlock } from '../testing/build-app.ts'
import { RunWorker, type RunRequest } from './run-in-worker.ts'

const worker = new RunWorker()
afterAll(() => worker.close())

test('a run in a worker gives every block’s rows as one complete Arrow stream', async () => {
  const outcome = await worker.run(
    request([integerInput('n', 3), sqlBlock('a', 'select range as v from range($n)'), kpiBlock('k', 'a')]),
  )
  expect(outcome.blocks['a']).toMatchObject({ status: 'done', rows: 3 })
  const rows = tableFromIPC(outcome.blocks['a']?.arrow).toArray()
  expect(rows.map((row) => row.toJSON())).toEqual([{ v: 0 }, { v: 1 }, { v: 2 }])
  expect(outcome).toMatchObject({ today: '2024-01-01', engineVersion: 'v1.5.6' })
})

test('nothing of one run is left for the next', async () => {
  await worker.run(request([sqlBlock('secret', 'select 1 as v')]))
  const outcome = await worker.run(request([sqlBlock('b', 'select * from secret')]))
  expect(outcome.blocks['b']).toMatchObject({ status: 'failed', failure: { code: 'unknown-table' } })
})

test('a run that takes too long is ended, and the worker serves the next run', async () => {
  const endless = sqlBlock(
    'a',
    'with recursive t(n) as (select 1 union all select n + 1 from t) select max(n) from t',
  )
  await expect(worker.run({ ...request([endless]), deadlineMs: 500 })).rejects.toMatchObject({
    code: 'deadline',
  })
  const outcome = await worker.run(request([sqlBlock('b', 'select 1 as v')]))
  expect(outcome.blocks['b']).toMatchObject({ status: 'done' })
})

test('a cancelled run is ended', async () => {
  const abort = new AbortController()
  const heavy = sqlBlock(
    'a',
    'select count(*) from range(1000000) a, range(1000000) b where a.range % 7 = b.range % 11',
  )
  const run = worker.run({ ...request([heavy, kpiBlock('k', 'a')]), signal: abort.signal })
  abort.abort()
  await expect(run).rejects.toMatchObject({ code: 'cancelled' })
})

function request(blocks: Parameters<typeof buildApp>[0]): RunRequest {
  return {
    app: buildApp(blocks),
    datasets: [],
    inputs: { parameters: {} },
    fallbackDay: '2024-01-01',
    scope: { branch: { id: 'XA', name: { zh: '西安', en: 'Xi’an' } }, branches: [] },
    rowLimit: 1000,
    relationRows: 1000,
    deadlineMs: 20_000,
  }
}
