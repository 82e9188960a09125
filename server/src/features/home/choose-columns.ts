import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import type { Treatment } from '@aladdin/sdk/contract/policy.ts'

export interface FigureColumns {
  readonly day: Column
  readonly measure?: Column
}

/**
 * The column of the day and the one that is worth adding up, among those that the viewer sees as they are. Money and
 * counts add up; shares, rates and coordinates do not, so without a unit of money or count the rows are counted.
 */
export function chooseColumns(
  columns: readonly Column[],
  treatments: Readonly<Record<string, Treatment>>,
): FigureColumns | undefined {
  const visible = columns.filter(({ name }) => treatments[name]?.treatment === 'visible')
  const day = visible.find(({ type }) => type === 'date' || type === 'timestamp')
  if (day === undefined) return undefined
  const measure = visible.find(
    ({ type, unit }) =>
      (type === 'number' || type === 'integer') && unit !== undefined && addsUp.test(unit.zh),
  )
  return measure === undefined ? { day } : { day, measure }
}

const addsUp = /^(?:元|万元|亿元|笔|次|单|件)$/
