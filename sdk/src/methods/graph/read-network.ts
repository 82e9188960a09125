import type { Table } from 'apache-arrow'
import { MethodRefusal, type MethodCall } from '../method.ts'
import type { Network } from './network.ts'
import { columnOf, mostArcs } from './query.ts'

export interface NamedNetwork extends Network {
  readonly names: readonly string[]
}

/** Reads the query's table; throws with the column and the remedy where something is wrong with it. */
export function readNetwork(table: Table, call: MethodCall): NamedNetwork {
  const [kind, a, b, value] = ['kind', 'a', 'b', 'value'].map((name) => numbersOf(table, name))
  if (!kind || !a || !b || !value) throw new Error('the query of a network has four columns of numbers')
  const words = table.getChild('name')
  const nodes = kind.reduce((sum, each) => sum + (each === 0 ? 1 : 0), 0)
  const last = kind.length - 1
  // nodes come first and the counts last, with the arcs in between
  refuseUnusable({ unusable: a[last] ?? 0, loops: b[last] ?? 0, arcs: value[last] ?? 0 }, call)
  return {
    names: Array.from({ length: nodes }, (_, row) => String(words?.get(row))),
    nodes,
    from: Int32Array.from(a.subarray(nodes, last)),
    to: Int32Array.from(b.subarray(nodes, last)),
    weight: value.slice(nodes, last),
  }
}

interface Counts {
  readonly unusable: number
  readonly loops: number
  readonly arcs: number
}

function refuseUnusable({ unusable, loops, arcs }: Counts, call: MethodCall): void {
  const [from, to, weight] = (['from', 'to', 'weight'] as const).map((option) => columnOf(call, option))
  if (unusable > 0)
    throw refusal(
      `有 ${unusable} 行不能用：${weight} 应为大于零的数字，${from} 和 ${to} 都不能为空。请改正，或先用 where 去掉这些行`,
      `${unusable} lines cannot be used: ${weight} must be a number above zero, and ${from} and ${to} must both be named. Mend these lines or leave them out with where`,
    )
  if (loops > 0)
    throw refusal(
      `有 ${loops} 行从一个节点到它自己，关系要在两方之间。请先用 where ${from} <> ${to} 去掉`,
      `${loops} lines lead from a node to itself, and a link needs two sides: leave them out with where ${from} <> ${to}`,
    )
  if (arcs === 0)
    throw refusal(
      '没有一条关系，请换一份数据或放宽筛选',
      'there is not a single link: take other data or widen the filter',
    )
  if (arcs > mostArcs)
    throw refusal(
      `关系有 ${arcs} 对，最多 ${mostArcs} 对。请先在 SQL 里去掉金额小的关系`,
      `there are ${arcs} pairs and at most ${mostArcs} can be read: leave out small ones in SQL first`,
    )
}

function numbersOf(table: Table, name: string): Float64Array {
  // the query gives doubles and leaves no null
  return Float64Array.from((table.getChild(name)?.toArray() ?? []) as Float64Array)
}

function refusal(zh: string, en: string): MethodRefusal {
  return new MethodRefusal({ zh, en })
}
