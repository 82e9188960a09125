import { Value } from 'typebox/value'
import type { ColumnType } from '../contract/dataset.ts'
import { IngestPlan } from '../contract/uploads.ts'
import { IngestError } from './problem.ts'
import { sniff } from './sniff.ts'
import { findFormats } from './value-format.ts'
import type { Encoding } from './encoding.ts'

/** The plan that a file suggests by its beginning (UTF-8 without a mark); its author may correct it. */
export function planFile(
  beginning: Uint8Array,
  { encoding, cut }: { encoding: Encoding; cut: boolean },
): IngestPlan {
  const { delimiter, quote, header, columns } = sniff(beginning, { cut })
  return { source: 'file', encoding, delimiter, quote, header, columns: [...columns], badRows: 'refuse' }
}

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
  if (!/^[\t -~]$/.test(plan.delimiter) || plan.delimiter === plan.quote) {
    throw new IngestError('unusable-plan', { why: 'delimiter' })
  }
  if (!['"', "'", ''].includes(plan.quote)) throw new IngestError('unusable-plan', { why: 'quote' })
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

/**
 * The plan that reads exactly the declared columns of a file, found by name or header as SQL finds them (`A1` is
 * `a1`), in whatever way their values are written. They keep their declared names. Throws `missing-column`.
 */
export function bindPlan(
  plan: IngestPlan,
  declared: readonly { readonly name: string; readonly type: ColumnType }[],
): IngestPlan {
  const columns = plan.columns.map(({ header, name }) => ({
    header,
    name,
    type: 'text' as ColumnType,
    include: false,
  }))
  for (const { name, type } of declared) {
    const column = columnCalled(name, columns)
    if (!column) {
      const found = plan.columns.map((column) => column.header || column.name).join(', ')
      throw new IngestError('missing-column', { column: name, found: found.slice(0, 500) })
    }
    Object.assign(column, { name, type, include: true })
  }
  return { ...plan, columns }
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
