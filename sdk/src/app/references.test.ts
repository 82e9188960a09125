import { describe, expect, test } from 'vitest'
import { applyOptionalClauses, optionalClauses } from './optional-clauses.ts'
import { parametersOf, relationsOf } from './references.ts'
import { orderOf } from './order.ts'

describe('relations that a SQL text reads', () => {
  const cases: [string, string[]][] = [
    ['select * from sales', ['sales']],
    ['from sales select day', ['sales']],
    ['select * from a, b join c using (id), d', ['a', 'b', 'c', 'd']],
    ['select * from (a join b on a.x = b.x)', ['a', 'b']],
    ['select (select max(x) from a) from "My Table" m', ['a', 'My Table']],
    ['with a as (select * from b) select * from a join c on true', ['b', 'c']],
    ['with sales as (select * from sales) select * from sales', ['sales']],
    ['with recursive t(n) as (select 1 union all select n + 1 from t) from t', []],
    ['with a as materialized (from x), b(y) as not materialized (from a) from b', ['x']],
    ['select extract(year from day), substring(name from 2) from t', ['t']],
    ['select a is distinct from b from t', ['t']],
    ['pivot sales on branch using sum(amount) group by day', ['sales']],
    ['select * from sales pivot (sum(amount) for branch in (1, 2))', ['sales']],
    ['unpivot wide on a, b into name k value v', ['wide']],
    ['from wide unpivot (v for k in (a, b))', ['wide']],
    ['summarize sales', ['sales']],
    ['describe select * from sales', ['sales']],
    ['select * from range(10) r, unnest([1, 2]) u', []],
    ['select * from (values (1, 2), (3, 4)) v(a, b), t', ['t']],
    ['select a from x union all by name select b from y order by z desc', ['x', 'y']],
    ['select * from t where id in other', ['t', 'other']],
    ['select * from t where id in (select id from u)', ['t', 'u']],
    ['select 1 -- from hidden\n from shown', ['shown']],
    ["select 'from hidden' from shown", ['shown']],
    ['select * from t asof join p on t.d >= p.d positional join q', ['t', 'p', 'q']],
    ['select * from 销售 where 机构 = $机构', ['销售']],
    ['select * from main.sales', ['main', 'sales']],
    ['select * from a where exists (from b where b.x = a.x)', ['a', 'b']],
    ["select {'a': 1, 'b': x} from t join u on f = {'a': 1, 'b': 2}", ['t', 'u']],
    ['select * from t, lateral (select t.x + 1) l', ['t']],
    ['select * from a where x in (with b as (from c) from b)', ['a', 'c']],
  ]
  test.each(cases)('%s', (sql, expected) => {
    expect(relationsOf(sql).map((each) => each.name)).toEqual(expected)
  })

  test('a name after IN may be a column and is not sure', () => {
    expect(relationsOf('from t where a in b').map((each) => each.certain)).toEqual([true, false])
  })
})

describe('parameters and optional clauses', () => {
  test('a parameter inside a text or a comment is no parameter', () => {
    expect(parametersOf("select $a, '$b', $$ $c $$ -- $d\n").map((each) => each.name)).toEqual(['a'])
  })

  test('a list of lists is no optional clause', () => {
    expect(optionalClauses('select [[1, 2], [3]], x[y[$i]], [[1]]')).toEqual([])
  })

  test('a clause names its parameters once, whatever brackets stand inside', () => {
    const sql = 'from t [[ where a in [$x, $x] and b = $y]] limit 1'
    expect(optionalClauses(sql)).toEqual([{ start: 7, end: 42, parameters: ['x', 'y'] }])
  })

  test('what is left out keeps every line where it was', () => {
    const sql = 'from t\n[[ where\n a = $x ]]\n[[ limit $n ]]'
    expect(applyOptionalClauses(sql, (name) => name === 'x')).toBe(
      `from t\n${' '.repeat(8)}\n${' '.repeat(10)}\n   limit $n   `,
    )
  })
})

describe('order', () => {
  test('every block stands after what it reads', () => {
    const reads = new Map([
      ['c', ['b', 'sales']],
      ['a', []],
      ['b', ['a']],
    ])
    expect(orderOf(reads)).toEqual({ sorted: ['a', 'b', 'c'], cycles: [] })
  })

  test('a cycle is named, and what only waits behind it is not part of it', () => {
    const reads = new Map([
      ['behind', ['x']],
      ['x', ['y']],
      ['y', ['x']],
      ['self', ['self']],
      ['free', []],
    ])
    expect(orderOf(reads)).toEqual({ sorted: ['free'], cycles: [['x', 'y'], ['self']] })
  })
})
