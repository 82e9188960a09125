import type { Table, Vector } from 'apache-arrow'
import { smallestGroup } from '../fitted.ts'
import { MethodRefusal, type MethodCall } from '../method.ts'
import { columnOf } from './query.ts'
import type { Survivors } from './sbg.ts'

/** Cohorts in the order of their names; throws with the column and the remedy where their numbers cannot be right. */
export function readCohorts(table: Table, call: MethodCall): readonly Survivors[] {
  const [period, customers] = ['period', 'customers'].map((name) => numbersOf(table.getChild(name)))
  if (period === undefined || customers === undefined)
    throw new Error('the query of retention has two columns of numbers')
  const names = table.getChild('cohort')
  const cohorts = new Map<string, number[]>()
  for (let row = 0; row < period.length; row++) {
    const [name, at, left] = [String(names?.get(row) ?? ''), period[row] ?? 0, customers[row] ?? 0]
    const before = cohorts.get(name) ?? []
    checkLine({ name, at, left, before }, call)
    cohorts.set(name, [...before, left])
  }
  const read = [...cohorts.values()].map((each) => Float64Array.from(each))
  return read
}

/** Why these are too few to learn from, in a sentence with the way out; undefined where they are enough. */
export function whyTooFew(cohorts: readonly Survivors[]): MethodRefusal | undefined {
  const periods = cohorts.reduce((most, { length }) => Math.max(most, length), 0)
  const customers = cohorts.reduce((sum, [first = 0]) => sum + first, 0)
  if (periods < 3) {
    return refusal(
      `只有 ${periods} 期，至少要 3 期（第 0 期在内）才能看出留存如何变化。请加入更早的一批客户`,
      `there are ${periods} periods, and at least 3 with period 0 are needed to see how retention goes: add an older cohort`,
    )
  }
  if (customers >= smallestGroup) return undefined
  return refusal(
    `开始时只有 ${customers} 个客户，至少要 ${smallestGroup} 个。请合并几批客户`,
    `${customers} customers began, and at least ${smallestGroup} are needed: put several cohorts together`,
  )
}

interface Line {
  readonly name: string
  readonly at: number
  readonly left: number
  readonly before: readonly number[]
}

function checkLine({ name, at, left, before }: Line, call: MethodCall): void {
  const [period, customers] = [columnOf(call, 'period'), columnOf(call, 'customers')]
  const [zh, en] = name === '' ? ['', ''] : [`批次 ${name}：`, `cohort ${name}: `]
  if (at !== before.length) {
    throw refusal(
      `${zh}列 ${period} 应为 0、1、2……各一行，第 ${before.length} 期处却是 ${shown(at, '空值或文字')}。请补齐、去掉重复，或用 cohort 写明批次列`,
      `${en}column ${period} must be 0, 1, 2 and so on, each once, but where ${before.length} is due stands ${shown(at, 'nothing or a word')}: fill the gap, take out what is double, or name the cohorts with cohort`,
    )
  }
  if (!(left >= 0) || !Number.isFinite(left) || !Number.isInteger(left)) {
    throw refusal(
      `${zh}第 ${at} 期的 ${customers} 是 ${shown(left, '空值或文字')}，应为不小于 0 的整数，即还在的客户数`,
      `${en}${customers} in period ${at} is ${shown(left, 'nothing or a word')}: it must be a whole number of customers, 0 or more`,
    )
  }
  const last = before.at(-1) ?? left
  if (left > last) {
    throw refusal(
      `${zh}第 ${at} 期还在 ${left} 个客户，多于前一期的 ${last} 个；离开的人不能再算回来。请让 ${customers} 只数一直没有离开的人`,
      `${en}${left} customers are left in period ${at}, more than the ${last} before: count in ${customers} only those who have not left so far`,
    )
  }
}

function shown(value: number, nothing: string): string {
  return Number.isNaN(value) ? nothing : String(value)
}

function numbersOf(vector: Vector | null): Float64Array {
  // the query casts each number to double and leaves no null
  return Float64Array.from((vector?.toArray() ?? []) as Float64Array)
}

function refusal(zh: string, en: string): MethodRefusal {
  return new MethodRefusal({ zh, en })
}
