import { Value } from 'typebox/value'
import type { ColumnType } from '../contract/dataset.ts'
import { IngestPlan, type CsvPlan, type PlannedColumn } from '../contract/uploads.ts'
import { IngestError } from './problem.ts'
import { anyFormat, findFormats } from './value-format.ts'

/** Refuses a plan that contradicts itself; gives it back typed. */
export function checkPlan(plan: unknown): IngestPlan {
  if (!Value.Check(IngestPlan, plan)) {
    const [error] = Value.Errors(IngestPlan, plan)
    throw new IngestError('unusable-plan', {
      why: `${error?.instancePath ?? ''} ${error?.message ?? ''}`.trim(),
    })
  }
  const included = plan.columns.filter((column) => column.include)
  if (included.length === 0) throw new IngestError('unusable-plan', { why: 'no column' })
  if (plan.format === 'csv') checkDialect(plan)
  const names = new Set<string>()
  for (const { name, type, format } of included) {
    if (names.has(name)) throw new IngestError('unusable-plan', { why: `${name} ×2` })
    names.add(name)
    if (type !== 'text' && findFormats(type, format).length === 0) {
      throw new IngestError('unusable-plan', { why: `${name}: ${format ?? ''}` })
    }
  }
  return plan
}

function checkDialect({ delimiter, quote }: CsvPlan): void {
  if (!/^[\t -~]$/.test(delimiter) || delimiter === quote) {
    throw new IngestError('unusable-plan', { why: 'delimiter' })
  }
  if (!['"', "'", ''].includes(quote)) throw new IngestError('unusable-plan', { why: 'quote' })
}

/**
 * The plan that reads exactly the declared columns of a file, found by name or header as SQL finds them (`A1` is
 * `a1`), in whatever way their values are written. They keep their declared names. Throws `missing-column`.
 */
export function bindPlan(
  plan: IngestPlan,
  declared: readonly { readonly name: string; readonly type: ColumnType }[],
): IngestPlan {
  const columns = plan.columns.map(({ header, name }): PlannedColumn => ({
    header,
    name,
    type: 'text',
    include: false,
  }))
  for (const { name, type } of declared) {
    const column = columnCalled(name, columns)
    if (!column) {
      const found = plan.columns.map((column) => column.header || column.name).join(', ')
      throw new IngestError('missing-column', { column: name, found: found.slice(0, 500) })
    }
    const suggested = plan.columns[columns.indexOf(column)]
    const format = suggested?.type === type ? bindFormat(type, suggested.format) : anyFormat
    Object.assign(column, { name, type, include: true, format })
  }
  return { ...plan, columns }
}

/** A way of writing that only the file itself tells (1/2/2026) stays; else values may be written in any way. */
function bindFormat(type: ColumnType, format: string | undefined): string {
  const [known] = format === undefined ? [] : findFormats(type, format)
  return format !== undefined && known?.care === 'named' ? format : anyFormat
}

function columnCalled<TColumn extends { readonly header: string; readonly name: string }>(
  wanted: string,
  columns: readonly TColumn[],
): TColumn | undefined {
  const folded = wanted.toLowerCase()
  return (
    columns.find(({ header }) => header === wanted) ??
    columns.find(({ name }) => name === wanted) ??
    columns.find(({ header }) => header.toLowerCase() === folded) ??
    columns.find(({ name }) => name === folded)
  )
}
