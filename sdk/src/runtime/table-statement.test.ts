import { expect, test } from 'vitest'
import type { FittedRelation, FittedValue } from '../methods/fitted.ts'
import { withDuckDb } from '../node/native/duckdb.ts'
import { tableStatement } from './table-statement.ts'

const columns = [
  { name: '名 称', type: 'text' },
  { name: 'value', type: 'number' },
  { name: 'count', type: 'integer' },
  { name: 'is_ours', type: 'boolean' },
] as const

test('a table of thousands of lines holds the very values of one that is written line by line', async () => {
  const rows = Array.from({ length: 2500 }, (_, row): FittedValue[] => [
    row % 7 === 0 ? null : `企业 ${row}'s "x", ''`,
    row % 5 === 0 ? null : Math.sqrt(row) / 3,
    row % 3 === 0 ? null : row - 1000,
    row % 2 === 0 ? null : row % 4 === 1,
  ])
  const pieces = [0, 1000, 2000].map((start) => rows.slice(start, start + 1000))
  const line = await Promise.all(pieces.map((piece) => read(piece)))
  expect(await read(rows)).toEqual(line.flat())
})

test('empty texts and texts with the signs that stand between values stay what they are', async () => {
  const rows = Array.from({ length: 1001 }, (_, row): FittedValue[] => ['', 1, row, true])
  expect((await read(rows))[1000]).toEqual({ '名 称': '', value: 1, count: 1000, is_ours: true })
  const strange = rows.with(5, ['a\u001Fb', 1, 5, true])
  expect((await read(strange))[5]).toMatchObject({ '名 称': 'a\u001Fb' })
})

async function read(rows: FittedRelation['rows']) {
  return await withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
    await duckdb.run(tableStatement('made', { side: 'nodes', columns, rows }))
    return await duckdb.rows('select * from made_nodes')
  })
}
