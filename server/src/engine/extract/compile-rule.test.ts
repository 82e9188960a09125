import { expect, test } from 'vitest'
import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import type { RowRule } from '@aladdin/sdk/contract/row-rule.ts'
import { withDuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { checkPolicy } from './check-policy.ts'
import { compileRule } from './compile-rule.ts'

const types = new Map<string, ColumnType>([
  ['branch_id', 'text'],
  ['balance', 'number'],
  ['opened', 'date'],
  ['seen', 'timestamp'],
  ['active', 'boolean'],
])
const rows = `(values (1, 'XA', 10.0, date '2026-01-01', timestamp '2026-01-01 08:00', true),
  (2, 'XA-YT', 'nan'::double, date '2026-02-01', timestamp '2026-02-01 08:00', false),
  (3, 'SH', 30.0, date '2026-03-01', timestamp '2026-03-01 08:00', true),
  (4, null, null, null, null, null)) v(id, branch_id, balance, opened, seen, active)`

async function idsOf(rule: RowRule): Promise<number[]> {
  const { where } = compileRule(rule, {
    types,
    attributes: { branch: 'XA', branches: ['XA', 'XA-YT'], region: '西北', subject: null },
    under: (branch) => (branch === 'XA' ? ['XA', 'XA-YT'] : []),
  })
  return withDuckDb({ memoryMb: 100, threads: 1 }, async (duckdb) => {
    const found = await duckdb.rows(`select id from ${rows} where ${where} order by id`)
    return found.map(({ id }) => Number(id))
  })
}

test.each<[string, RowRule, number[]]>([
  ['at least 10', { rule: 'compare', column: 'balance', op: '≥', value: 10 }, [1, 3]],
  ['other than 10', { rule: 'compare', column: 'balance', op: '≠', value: 10 }, [3]],
  ['before February', { rule: 'compare', column: 'opened', op: '<', value: '2026-02-01' }, [1]],
  ['seen later', { rule: 'compare', column: 'seen', op: '>', value: '2026-01-15T00:00' }, [2, 3]],
  ['active', { rule: 'compare', column: 'active', op: '=', value: true }, [1, 3]],
  ['not my branch', { rule: 'compare', column: 'branch_id', op: '≠', attribute: 'branch' }, [2, 3]],
  [
    'not my code, which I do not have',
    { rule: 'compare', column: 'branch_id', op: '≠', attribute: 'subject' },
    [],
  ],
  ['two branches', { rule: 'in', column: 'branch_id', values: ['XA', 'SH'] }, [1, 3]],
  [
    'a value that would leave its quotes',
    { rule: 'in', column: 'branch_id', values: ["x') or true --"] },
    [],
  ],
  ['under Xi’an', { rule: 'under', column: 'branch_id', branch: 'XA' }, [1, 2]],
  ['under a branch that is not there', { rule: 'under', column: 'branch_id', branch: 'NO' }, []],
  ['a value of another type', { rule: 'compare', column: 'balance', op: '≥', value: 'ten' }, []],
])('%s: what cannot be decided is no row', async (_name, rule, ids) => {
  expect(await idsOf(rule)).toEqual(ids)
})

const columns = [...types].map(([name, type]) => ({ name, type }))
const nested = (depth: number): RowRule =>
  depth === 1 ? { rule: 'all' } : { rule: 'and', rules: [nested(depth - 1)] }

test.each<[string, RowRule, string[]]>([
  [
    'a text that is less than another',
    { rule: 'compare', column: 'branch_id', op: '<', value: 'XA' },
    ['value-does-not-fit'],
  ],
  [
    'a day that is none',
    { rule: 'compare', column: 'opened', op: '<', value: '2026-02-30' },
    ['value-does-not-fit'],
  ],
  ['a number among texts', { rule: 'in', column: 'branch_id', values: ['XA', 5] }, ['value-does-not-fit']],
  [
    'a branch in a column of numbers',
    { rule: 'under', column: 'balance', branch: 'XA' },
    ['rule-column-not-text'],
  ],
  ['six levels', nested(6), []],
  ['seven levels', nested(7), ['rule-too-large']],
])('saving %s is answered with its problems', (_name, rule, codes) => {
  const policy = { grants: [{ roles: ['analyst'], rows: rule, columns: {} }] }
  expect(checkPolicy(policy, columns).map(({ code }) => code)).toEqual(codes)
})
