import type { Language } from '@aladdin/sdk/contract/text.ts'
import type { CellFormat, CellValue } from '@aladdin/sdk/format/cell.ts'
import writeXlsxFile, { type Cell, type CellObject, type Row } from 'write-excel-file/node'
import type { Stamp } from './file-order.ts'
import { neutralText } from './neutral-text.ts'
import { rowOf, type SheetColumn } from './sheet.ts'

interface Sheet {
  readonly columns: readonly SheetColumn[]
  readonly rows: number
  readonly language: Language
  readonly stamp: Stamp
}

/** A workbook as the table looks on the page: title and watermark over all columns, then typed and formatted cells. */
export async function printXlsxFile({ columns, rows, language, stamp }: Sheet): Promise<Buffer> {
  const heads = columns.map(({ label }) => label[language])
  const sheet: Row[] = [
    across(stamp.title, columns.length, { fontWeight: 'bold', fontSize: 14 }),
    across(stamp.watermark, columns.length, { textColor: '#5C6B68' }),
    heads.map((head) => ({ ...text(head), fontWeight: 'bold', backgroundColor: '#EAF3F1' })),
  ]
  for (let row = 0; row < rows; row += 1)
    sheet.push(
      rowOf(columns, row).map((value, index) => (columns[index] ? cellOf(value, columns[index]) : null)),
    )
  sheet.push([], across(stamp.receipt, columns.length, { textColor: '#5C6B68' }))
  return writeXlsxFile(sheet, {
    sheet: sheetName(stamp.title),
    columns: columns.map((column, index) => ({ width: widthOf(column, heads[index] ?? '', rows) })),
    stickyRowsCount: 3,
  }).toBuffer()
}

/** One cell over the whole width of the table. */
function across(
  value: string,
  span: number,
  look: Pick<CellObject, 'fontWeight' | 'fontSize' | 'textColor'>,
): Row {
  const rest = Array.from({ length: span - 1 }, () => null)
  return [{ ...text(value), ...look, columnSpan: Math.max(1, span) }, ...rest]
}

function text(value: string): { value: string; type: StringConstructor } {
  return { value: neutralText(value), type: String }
}

function cellOf(value: CellValue, { kind, format }: SheetColumn): Cell {
  if (value === null) return null
  if (typeof value === 'number') {
    // a workbook has no place for infinity
    return Number.isFinite(value)
      ? { value, type: Number, format: numberFormat(value, format) }
      : text(String(value))
  }
  if (typeof value === 'boolean') return { value, type: Boolean }
  const moment = Date.parse(`${value.replace(' ', 'T')}${kind === 'day' ? 'T00:00:00' : ''}Z`)
  if (kind === 'day' && !Number.isNaN(moment))
    return { value: new Date(moment), type: Date, format: 'yyyy-mm-dd' }
  if (kind === 'moment' && !Number.isNaN(moment))
    return { value: new Date(moment), type: Date, format: 'yyyy-mm-dd hh:mm:ss' }
  return text(value)
}

const formats: Readonly<Partial<Record<CellFormat, string>>> = {
  percent: '0.0%',
  money: '#,##0.00',
  decimal: '#,##0.00',
  integer: '#,##0',
}

function numberFormat(value: number, format: CellFormat): string {
  return formats[format] ?? (Number.isInteger(value) ? '0' : '0.00####')
}

/** In characters; Chinese ones are twice as wide. The first rows are enough to see how wide a column is. */
function widthOf(column: SheetColumn, head: string, rows: number): number {
  let widest = wide(head)
  for (let row = 0; row < Math.min(rows, 100); row += 1)
    widest = Math.max(widest, wide(String(rowOf([column], row)[0] ?? '')))
  return Math.min(60, Math.max(8, widest + 2))
}

function wide(value: string): number {
  return value.length + (value.match(/[\u2e80-\uffff]/g)?.length ?? 0)
}

/** A name that Excel takes: 31 letters, none of those that stand in references. */
function sheetName(title: string): string {
  return (
    title
      .replaceAll(/[\\/?*[\]:']/g, ' ')
      .trim()
      .slice(0, 31) || 'Aladdin'
  )
}
