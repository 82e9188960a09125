import { tableFromArrays, tableToIPC } from 'apache-arrow'
import { expect, it } from 'vitest'
import type { FitMethod } from '@aladdin/sdk/methods/method.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import type { RunOutcome } from '@aladdin/sdk/node/run-messages.ts'
import { learnedRelations } from './learned.ts'

const scorecard = methods['scorecard'] as FitMethod // a method that learns, as its name says

/** A run in which each table that the method learns has one group of so many rows. */
function runWith(groups: Readonly<Record<string, number>>): RunOutcome {
  const blocks = scorecard.learned.map((side) => {
    const table = tableFromArrays({ label: ['A'], rows: Int32Array.of(groups[side] ?? 20) })
    const rest = { status: 'done', rows: 1, truncated: false, elapsedMs: 1, columns: [] }
    return [`rating_${side}`, { ...rest, arrow: tableToIPC(table) }] as const
  })
  return {
    today: '2026-11-20',
    engineVersion: 'v1',
    blocks: Object.fromEntries(blocks),
  } as unknown as RunOutcome // as much of a run as is read
}

it('a model whose groups have twenty rows each is kept as tables', () => {
  const relations = learnedRelations(runWith({}), scorecard, 'rating')
  expect(relations.map(({ side }) => side)).toEqual(scorecard.learned)
  expect(relations[0]).toMatchObject({
    columns: [{ name: 'label' }, { name: 'rows', type: 'integer' }],
    rows: [['A', 20]],
  })
})

it.each(scorecard.learned)('a group of nineteen rows in "%s" refuses the model', (side) => {
  expect(() => learnedRelations(runWith({ [side]: 19 }), scorecard, 'rating')).toThrow(
    expect.objectContaining({
      problem: expect.objectContaining({
        code: 'model-group-small',
        status: 422,
        fields: { table: side, least: 20 },
      }),
    }),
  )
})
