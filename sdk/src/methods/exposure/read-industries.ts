import type { Table } from 'apache-arrow'
import { MethodRefusal, type MethodCall } from '../method.ts'
import type { Square } from './leontief.ts'
import { columnOf, mostIndustries } from './query.ts'

export interface Industries {
  readonly names: readonly string[]
  /** What each column buys from each row, for one of its own output. */
  readonly coefficients: Square
  readonly outputs: Float64Array
  /** Change of final demand of each industry. */
  readonly change: Float64Array
}

/** Reads the query's table; throws with the column and the remedy where something is wrong with it. */
export function readIndustries(table: Table, call: MethodCall): Industries {
  const lines = linesOf(table)
  const unusable = lines.find(({ kind }) => kind === 4)
  refuseUnusable([unusable?.a ?? 0, unusable?.b ?? 0, unusable?.value ?? 0], call)
  const names = lines.filter(({ kind }) => kind === 0).map(({ name }) => name)
  const size = names.length
  if (size === 0 || size > mostIndustries) {
    throw refusal(
      `数据中有 ${size} 个行业，应为 1 至 ${mostIndustries} 个。请检查 seller 与 buyer 列，或合并行业`,
      `the data has ${size} industries and may have 1 to ${mostIndustries}: check the columns of seller and buyer, or put industries together`,
    )
  }
  const bought = new Float64Array(size * size)
  const outputs = new Float64Array(size)
  const change = new Float64Array(size)
  for (const { kind, a, b, value, name } of lines) {
    if (kind === 1) bought[a * size + b] = value
    if (kind === 2) outputs[a] = value
    if (kind === 3 && a < 0) throw unknown(name)
    if (kind === 3) change[a] = value
  }
  const hasTotals = call.relations['totals'] !== undefined
  const shares = bought.map((each, place) => (each === 0 ? 0 : each / (outputs[place % size] ?? 0)))
  const coefficients = { size, values: hasTotals ? shares : bought }
  const silent = names.findIndex(
    (_, buyer) =>
      hasTotals &&
      outputs[buyer] === 0 &&
      names.some((__, seller) => (bought[seller * size + buyer] ?? 0) > 0),
  )
  if (silent >= 0) {
    throw refusal(
      `行业 ${names[silent] ?? ''} 有采购，但总产出为空或为 0。请在 totals 中补上它的总产出`,
      `industry ${names[silent] ?? ''} buys but has no output: give its output in totals`,
    )
  }
  return { names, coefficients, outputs, change }
}

interface Line {
  readonly kind: number
  readonly a: number
  readonly b: number
  readonly value: number
  readonly name: string
}

function linesOf(table: Table): readonly Line[] {
  const [kind, a, b, value] = ['kind', 'a', 'b', 'value'].map((name) =>
    // the query casts each number to double and leaves no null
    Float64Array.from((table.getChild(name)?.toArray() ?? []) as Float64Array),
  )
  const names = table.getChild('name')
  return Array.from({ length: table.numRows }, (_, row) => ({
    kind: kind?.[row] ?? 0,
    a: a?.[row] ?? 0,
    b: b?.[row] ?? 0,
    value: value?.[row] ?? 0,
    name: String(names?.get(row) ?? ''),
  }))
}

function refuseUnusable(counts: readonly number[], call: MethodCall): void {
  for (const [place, [role, option]] of (
    [
      ['data', 'amount'],
      ['totals', 'output'],
      ['shock', 'change'],
    ] as const
  ).entries()) {
    const count = counts[place] ?? 0
    if (count === 0) continue
    const column = columnOf(call, role, option)
    const [zh, en] = role === 'shock' ? ['', ''] : ['、负数', ', negative']
    throw refusal(
      `${role} 中有 ${count} 行的 ${column} 为空、不是数字${zh}，或缺少行业名。请修正或去掉这些行`,
      `${count} lines of ${role} have a ${column} that is empty, no number${en}, or name no industry: correct them or take them out`,
    )
  }
}

function unknown(name: string): MethodRefusal {
  return refusal(
    `冲击中的行业 ${name} 不在采购数据里。请改用其中的行业名`,
    `the shock names industry ${name}, which the purchases do not have: use one of their names`,
  )
}

function refusal(zh: string, en: string): MethodRefusal {
  return new MethodRefusal({ zh, en })
}
