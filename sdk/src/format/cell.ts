import { DataType, type Table, type Vector } from 'apache-arrow'
import type { NumberFormat } from '../app/app.ts'
import type { Language } from '../contract/text.ts'
import { dash, formatNumber } from './number.ts'

/** One value of a result as plain data: days and moments are ISO text, nested values JSON text. */
export type CellValue = string | number | boolean | null

/** Value of a column at a row. Moments are read as the wall-clock time that they were stored as. */
export function readCell(column: Vector, row: number): CellValue {
  const value: unknown = column.get(row)
  if (value === null || value === undefined) return null
  if (DataType.isDate(column.type)) return isoDay(Number(value))
  if (DataType.isTimestamp(column.type)) return isoMoment(Number(value))
  if (DataType.isTime(column.type)) return timeOfDay(Number(value), column.type.unit)
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner))
}

/** All values of a named column; empty when the table has no such column. */
export function readColumn(table: Table, name: string): CellValue[] {
  const column = table.getChild(name)
  if (column === null) return []
  return Array.from({ length: column.length }, (_, row) => readCell(column, row))
}

export function isNumeric(type: DataType): boolean {
  return DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type)
}

/** `full` shows a number without a unit; `text` and `date` leave the value as it is. */
export type CellFormat = NumberFormat | 'text' | 'date' | 'full'

/** A value as it stands in a table cell or in a sentence. */
export function formatCell(
  value: CellValue,
  options: { readonly format: CellFormat; readonly language: Language },
): string {
  if (value === null) return dash
  if (typeof value === 'boolean') return yesNo[options.language][value ? 0 : 1]
  if (typeof value === 'string') return options.format === 'date' ? value.slice(0, 10) : value
  if (options.format === 'full') return (Math.abs(value) < 1000 ? fine : coarse).format(value)
  if (options.format === 'text' || options.format === 'date') return String(value)
  return formatNumber(value, { format: options.format, language: options.language })
}

const fine = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 })
const coarse = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

const yesNo = { zh: ['是', '否'], en: ['yes', 'no'] } as const

/** Days and moments may be endless, which no calendar can write. */
function endless(milliseconds: number): string | undefined {
  if (Math.abs(milliseconds) <= 8.64e15) return undefined
  return milliseconds < 0 ? '-infinity' : 'infinity'
}

function isoDay(milliseconds: number): string {
  return endless(milliseconds) ?? new Date(milliseconds).toISOString().slice(0, 10)
}

function isoMoment(milliseconds: number): string {
  return endless(milliseconds) ?? new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')
}

function timeOfDay(value: number, unit: number): string {
  const seconds = Math.floor(value / 1000 ** unit)
  return new Date(seconds * 1000).toISOString().slice(11, 19)
}
