import { expect, test } from 'vitest'
import { compileSql } from './compile-sql.ts'
import type { Variable } from './parameter-types.ts'

const variables: readonly Variable[] = [
  { name: 'n', type: 'integer', input: 'n', value: 1 },
  { name: 'word', type: 'varchar', input: 'word', value: null },
  { name: 'period_from', type: 'date', input: 'period', value: null },
  { name: 'period_to', type: 'date', input: 'period', value: null },
]

test.each([
  ['a parameter', 'select $n', "select cast(getvariable('n') as integer)"],
  ['a closing semicolon', 'select 1 ; -- end\n;', 'select 1'],
  ['a parameter in a text', 'select \'$n\', "$n" -- $word', 'select \'$n\', "$n"'],
  ['a nested list', 'select [[1, 2], [3]]', 'select [[1, 2], [3]]'],
])('%s compiles as expected', (_, sql, compiled) => {
  expect(compileSql(sql, variables)).toMatchObject({ sql: compiled, missing: [] })
})

test('what falls away leaves its lines behind, so that errors keep theirs', () => {
  const { sql } = compileSql('select 1\n[[ where a\n = $word ]]\nlimit 1', variables)
  expect(sql.split('\n').map((line) => line.trim())).toEqual(['select 1', '', '', 'limit 1'])
})

test('an empty parameter outside an optional clause is missing by the name of its input', () => {
  expect(compileSql('select $period_from, $period_to', variables).missing).toEqual(['period'])
})

test.each([
  ['select 1;\nselect 2', 'one-statement', 1],
  ['select\n $nope', 'unknown-parameter', 2],
  ['select\n\n $period', 'unknown-parameter', 3],
  ["select 'abc", 'sql-not-closed', 1],
  ['  -- nothing', 'empty-query', 1],
])('%j is refused on its line', (sql, code, line) => {
  expect(compileSql(sql, variables).problem).toMatchObject({ code, line })
})
