import type { Language } from '@aladdin/sdk/contract/text.ts'
import type { CellValue } from '@aladdin/sdk/format/cell.ts'
import type { Stamp } from './file-order.ts'
import { neutralText } from './neutral-text.ts'
import { rowOf, type SheetColumn } from './sheet.ts'

interface Sheet {
  readonly columns: readonly SheetColumn[]
  readonly rows: number
  readonly language: Language
  readonly stamp: Stamp
}

/**
 * CSV as a bank's spreadsheet opens it: UTF-8 with its mark, all rows, and at the end for whom it was made. The first
 * line is the head of the columns, so that other programs can read it too.
 */
export function printCsvFile({ columns, rows, language, stamp }: Sheet): string {
  const lines = [columns.map(({ label }) => csvText(label[language])).join(',')]
  for (let row = 0; row < rows; row += 1) lines.push(rowOf(columns, row).map(csvValue).join(','))
  lines.push('', csvText(stamp.watermark), csvText(stamp.receipt))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function csvValue(value: CellValue): string {
  if (value === null) return ''
  return typeof value === 'string' ? csvText(value) : String(value)
}

function csvText(text: string): string {
  const safe = neutralText(text)
  return safe === '' || /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
