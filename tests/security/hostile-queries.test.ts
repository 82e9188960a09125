import { afterAll, expect, it } from 'vitest'
import { createAnswerPool } from '@aladdin/server/src/engine/sandbox/answer-pool.ts'
import { buildApp, kpiBlock, sqlBlock, tableBlock } from '@aladdin/sdk/testing/build-app.ts'
import type { KeptOrder } from '@aladdin/sdk/node/run-messages.ts'
import { hostileQueries } from './hostile-queries.ts'

const pool = createAnswerPool(2)
afterAll(() => pool.close())

const attacker = { person: 'attacker', branch: 'SH' }
const colleague = { person: 'colleague', branch: 'XA' }

it.each(hostileQueries)(
  '$what ends with a sentence, and a colleague is answered beside it',
  async ({ sql, end }) => {
    const attack = pool.run(attacker, { order: orderOf(sql), deadlineMs: end === 'stopped' ? 500 : 30_000 })
    const beside = await pool.run(colleague, { order: orderOf('select 42 as v'), deadlineMs: 20_000 })
    expect(beside.blocks.get('figure')).toMatchObject({ status: 'done', rows: 1 })
    const outcome = await attack
    const failures = [...outcome.blocks.values()].flatMap(({ failure }) => failure ?? [])
    expect([...outcome.blocks.values()].filter(({ status }) => status === 'done')).toEqual([])
    if (end === 'refused') expect(outcome.end).toBe('finished')
    // at the deadline there is no failure: whoever asked makes the sentence
    if (outcome.end === 'finished') expect(failures).toHaveLength(1)
    for (const { message } of failures)
      expect([message.zh, message.en]).toEqual([
        expect.stringMatching(/[一-龥]/),
        expect.stringMatching(/\w/),
      ])
    const after = await pool.run(attacker, { order: orderOf('select 43 as v'), deadlineMs: 20_000 })
    expect(after.blocks.get('figure')).toMatchObject({ status: 'done', rows: 1 })
  },
)

it('what one person left in an engine is not there for the next', async () => {
  await pool.run(attacker, { order: orderOf('select 1 as v', 'mine'), deadlineMs: 20_000 })
  const outcome = await pool.run(colleague, {
    order: orderOf('select * from mine', 'other'),
    deadlineMs: 20_000,
  })
  expect(outcome.blocks.get('other')?.failure).toMatchObject({ code: 'unknown-table' })
})

it('a third question of one person is refused while two are under way', async () => {
  const slow = orderOf(
    'select count(*) as v from range(1000000) a, range(1000000) b where a.range % 7 = b.range % 11',
  )
  const abort = new AbortController()
  const work = { order: slow, deadlineMs: 20_000, signal: abort.signal }
  const running = [pool.run(attacker, work), pool.run(attacker, work)]
  await expect(pool.run(attacker, work)).rejects.toMatchObject({ problem: { code: 'too-many-requests' } })
  abort.abort()
  expect((await Promise.all(running)).map(({ end }) => end)).toEqual(['cancelled', 'cancelled'])
})

function orderOf(sql: string, name = 'a'): KeptOrder {
  return {
    key: sql,
    app: buildApp([sqlBlock(name, sql), tableBlock('shown', name), kpiBlock('figure', name)]),
    datasets: [],
    inputs: { parameters: {}, today: '2026-01-01', seed: 1 },
    scope: { branch: { id: 'XA', name: { zh: '西安', en: 'Xi’an' } }, branches: [] },
    rowLimit: 1000,
    maxBytes: 1024 * 1024,
  }
}
