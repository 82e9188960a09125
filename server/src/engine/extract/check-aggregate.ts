import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import type { Grant } from '@aladdin/sdk/contract/policy.ts'
import { treatmentIn } from './combine-grants.ts'
import { aggregateMisfit, unknownColumn, type PolicyProblem } from './policy-problem.ts'

/** What is wrong with the groups that a grant gives instead of rows. */
export function checkAggregate(
  { mode, columns }: Grant,
  at: string,
  types: ReadonlyMap<string, ColumnType>,
): readonly PolicyProblem[] {
  if (mode?.kind !== 'aggregate') return []
  const { entity, dimensions, measures, maxDimensions } = mode
  const missing = [entity, ...dimensions, ...measures].filter((name) => !types.has(name))
  if (missing.length > 0) return missing.map((name) => unknownColumn(name, at))
  if (dimensions.length > maxDimensions) return [tooMany(maxDimensions, at)]
  const shown = (name: string) => treatmentIn(columns, name).treatment
  const unfit = [
    ...dimensions.filter(
      (name) => name === entity || shown(name) === 'hidden' || shown(name) === 'join-only',
    ),
    ...measures.filter((name) => !isNumeric(types.get(name)) || shown(name) !== 'visible' || name === entity),
    ...dimensions.filter((name) => measures.includes(name)),
    ...['group_rows'].filter((name) => types.has(name)),
  ]
  return unfit.map((name) => unfitColumn(name, at))
}

function isNumeric(type: ColumnType | undefined): boolean {
  return type === 'integer' || type === 'number'
}

function tooMany(most: number, at: string): PolicyProblem {
  const why = {
    zh: `分组列超过 ${most} 个，小组会暴露个人。请减少分组列。`,
    en: `More than ${most} columns to group by: small groups would show single persons. Name fewer.`,
  }
  return aggregateMisfit(why, at)
}

function unfitColumn(name: string, at: string): PolicyProblem {
  const why = {
    zh: `列 ${name} 不能用于汇总：分组列要能看到且不是计数对象，合计列要是未脱敏的数字。请换一列。`,
    en: `Column ${name} does not fit a summary: a column to group by is shown and not the one that is counted, a sum is of plain numbers. Choose another.`,
  }
  return aggregateMisfit(why, at)
}
