import type { Classification, EntityKind } from '../../contract/dataset.ts'
import { quoteName, quoteText } from '../../ingest/quote.ts'
import { sqlTypes } from '../../ingest/sql.ts'
import type { ColumnShape, TableShape } from './column-shape.ts'

export interface SyntheticTable {
  readonly shape: TableShape
  readonly classification: Classification
  /** What key columns identify, by column name: equal kinds draw from equal pools, so synthetic tables join. */
  readonly entities: Readonly<Record<string, EntityKind>>
  /** Wanted rows; a table with a date per row keeps whole stretches of days and may have more. */
  readonly rows: number
}

interface Layout {
  readonly rows: number
  /** Rows of one key in sequence: its days or months. */
  readonly stretch: number
  readonly dateColumn: string | undefined
  readonly panelKey: string | undefined
}

const poolSize = 40
const panelDays = 400
const calendarDays = 3000

/**
 * A SELECT that makes rows out of a profile alone: types, ranges, share of empty values, number of categories. The
 * same profile always makes the same rows. No value of a customer (C2) is repeated, not even a frequent one.
 */
export function syntheticSql(table: SyntheticTable): string {
  const layout = layoutOf(table)
  const columns = table.shape.columns.map(
    (column) => `${valueOf(column, table, layout)}::${sqlTypes[column.type]} as ${quoteName(column.name)}`,
  )
  return `select ${columns.join(',\n  ')}\nfrom (select range as i, range // ${layout.stretch} as e, range % ${layout.stretch} as t from range(${layout.rows}))`
}

function layoutOf({ shape, rows, entities }: SyntheticTable): Layout {
  const date = shape.columns.find(({ cadence }) => cadence === 'daily' || cadence === 'monthly')
  if (!date) {
    return {
      rows: Math.max(1, Math.min(rows, shape.rows)),
      stretch: 1,
      dateColumn: undefined,
      panelKey: undefined,
    }
  }
  const isPanel = shape.rows > date.distinct * 1.5
  const stretch = Math.min(date.distinct, isPanel ? panelDays : calendarDays)
  const keys = isPanel ? Math.min(poolSize, Math.max(4, Math.round(rows / stretch))) : 1
  const panelKey = shape.columns.find((column) => isKey(column, entities))?.name
  return { rows: stretch * keys, stretch, dateColumn: date.name, panelKey }
}

function isKey({ name, type, distinct }: ColumnShape, entities: SyntheticTable['entities']): boolean {
  if (type !== 'text' && type !== 'integer') return false
  if (Object.hasOwn(entities, name)) return true
  return /(?:^|_)(?:id|code|no)$/.test(name) && (type === 'integer' || distinct > 20)
}

function valueOf(column: ColumnShape, table: SyntheticTable, layout: Layout): string {
  if (column.nullShare >= 1 || table.shape.rows === 0) return 'null'
  if (column.name === layout.dateColumn) return stretchDate(column, layout)
  if (isKey(column, table.entities)) return keyValue(column, table, layout)
  const value = freeValue(column, table, layout)
  if (column.nullShare <= 0) return value
  return `case when ${chance(column.name, 'empty')} >= ${column.nullShare} then ${value} end`
}

/** Between 0 and 1, fixed by row and column. */
function chance(name: string, use: string): string {
  return `(hash(i, ${quoteText(`${name}/${use}`)}) / 18446744073709551616.0)::double`
}

function stretchDate({ max, cadence, type }: ColumnShape, { stretch }: Layout): string {
  const back = `(${stretch - 1} - t)::integer`
  const step = cadence === 'monthly' ? `to_months(${back})` : `to_days(${back})`
  return `(${quoteText(max ?? '2026-01-01')}::${sqlTypes[type]} - ${step})`
}

function keyValue(column: ColumnShape, { shape, entities }: SyntheticTable, layout: Layout): string {
  const isUnique = column.distinct >= shape.rows * 0.9
  const pool = Math.max(1, Math.min(column.distinct, poolSize))
  const number =
    column.name === layout.panelKey
      ? 'e'
      : isUnique
        ? 'i'
        : `(hash(i, ${quoteText(`${column.name}/key`)}) % ${pool})::bigint`
  if (column.type === 'integer') return `(${number} + 1)`
  const prefix = (entities[column.name] ?? column.name).toUpperCase()
  return `(${quoteText(prefix)} || lpad((${number} + 1)::varchar, 4, '0'))`
}

function freeValue(column: ColumnShape, table: SyntheticTable, layout: Layout): string {
  switch (column.type) {
    case 'integer':
      return `round(${numberValue(column, table.classification)})`
    case 'number':
      return `round(${numberValue(column, table.classification)}, 2)`
    case 'date':
    case 'timestamp':
      return spreadDate(column, layout)
    case 'boolean':
      return `(${chance(column.name, 'value')} < ${shareOfTrue(column, table.classification)})`
    case 'text':
      return category(column, table.classification)
  }
}

/** Inverse of the distribution that the quantiles draw; the outermost values of customers stay out. */
function numberValue({ name, quantiles }: ColumnShape, classification: Classification): string {
  const [low = 0, q5 = low, q25 = q5, q50 = q25, q75 = q50, q95 = q75, high = q95] = quantiles ?? []
  const ends = classification === 'C2' ? [q5, q95] : [low, high]
  const points: readonly (readonly [share: number, value: number])[] = [
    [0, ends[0] ?? q5],
    [0.05, q5],
    [0.25, q25],
    [0.5, q50],
    [0.75, q75],
    [0.95, q95],
    [1, ends[1] ?? q95],
  ]
  const u = chance(name, 'value')
  const branches = points.slice(1).map(([share, value], index) => {
    const [from, start] = points[index] ?? [0, value]
    return `when ${u} < ${share} then ${start}::double + (${u} - ${from}) * ${(value - start) / (share - from)}::double`
  })
  return `(case ${branches.join(' ')} else ${q50}::double end)`
}

function spreadDate({ min, max, type }: ColumnShape, { rows }: Layout): string {
  const from = `${quoteText(min ?? '2026-01-01')}::timestamp`
  const to = `${quoteText(max ?? '2026-01-01')}::timestamp`
  const share = `(i / ${Math.max(1, rows - 1)}.0)`
  return `(${from} + to_seconds(floor(${share} * epoch(${to} - ${from}))))::${sqlTypes[type]}`
}

function shareOfTrue({ top }: ColumnShape, classification: Classification): number {
  const total = (top ?? []).reduce((sum, { rows }) => sum + rows, 0)
  const yes = top?.find(({ value }) => value === 'true')?.rows ?? 0
  return classification === 'C2' || total === 0 ? 0.5 : yes / total
}

function category({ name, top, distinct }: ColumnShape, classification: Classification): string {
  if (classification === 'C2' || !top || top.length === 0) {
    const count = Math.max(1, Math.min(distinct, poolSize))
    return `('示例' || (1 + hash(i, ${quoteText(`${name}/value`)}) % ${count})::varchar)`
  }
  const total = top.reduce((sum, { rows }) => sum + rows, 0)
  let below = 0
  const branches = top.map(({ value, rows }) => {
    below += rows
    return `when ${chance(name, 'value')} < ${below / total} then ${quoteText(value)}`
  })
  return `(case ${branches.join(' ')} else ${quoteText(top[0]?.value ?? '')} end)`
}
