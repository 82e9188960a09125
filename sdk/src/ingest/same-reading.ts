import type { IngestPlan } from '../contract/uploads.ts'

export interface CarriedColumn {
  /** What the rows that were read call it. */
  readonly from: string
  readonly name: string
}

/**
 * The columns of rows that were read by one plan, as another plan wants them; undefined when the other plan would
 * read the file differently. Names and left-out columns may differ: with bad rows only names, because the column
 * that made a row bad could be one that is now left out.
 */
export function carryOver(
  read: { readonly plan: IngestPlan; readonly badRowCount: number },
  wanted: IngestPlan,
): readonly CarriedColumn[] | undefined {
  if (manner(read.plan) !== manner(wanted) || read.plan.columns.length !== wanted.columns.length)
    return undefined
  const carried: CarriedColumn[] = []
  for (const [index, column] of wanted.columns.entries()) {
    const before = read.plan.columns[index]
    if (before === undefined || before.header !== column.header) return undefined
    if (read.badRowCount > 0 && before.include !== column.include) return undefined
    if (!column.include) continue
    if (!before.include || before.type !== column.type || before.format !== column.format) return undefined
    carried.push({ from: before.name, name: column.name })
  }
  return carried
}

/** Everything that decides how the file is cut into fields. */
function manner(plan: IngestPlan): string {
  switch (plan.format) {
    case 'csv':
      return JSON.stringify([plan.format, plan.encoding, plan.delimiter, plan.quote, plan.header])
    case 'json':
      return JSON.stringify([plan.format, plan.encoding])
    case 'xlsx':
      return JSON.stringify([plan.format, plan.sheet, plan.skip, plan.header])
    case 'parquet':
      return plan.format
  }
}
