import { createHash } from 'node:crypto'
import type { Block } from '@aladdin/sdk/app/app.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { isNumeric, readCell, type CellFormat, type CellValue } from '@aladdin/sdk/format/cell.ts'
import { DataType, type Table, type Vector } from 'apache-arrow'

export interface SheetColumn {
  readonly name: string
  readonly label: LocalText
  readonly kind: 'number' | 'day' | 'moment' | 'boolean' | 'text'
  readonly format: CellFormat
  readonly vector: Vector
}

/** The columns of a result as its block shows them: chosen, named and formatted; all of them where it says nothing. */
export function sheetColumns(block: Block, table: Table): readonly SheetColumn[] {
  const shown = shownColumns(block)
  const names = shown.size > 0 ? [...shown.keys()] : table.schema.fields.map(({ name }) => name)
  return names.flatMap((name) => {
    const vector = table.getChild(name)
    if (vector === null) return []
    const { label, format } = shown.get(name) ?? {}
    return [
      {
        name,
        label: label ?? { zh: name, en: name },
        kind: kindOf(vector),
        format: format ?? 'auto',
        vector,
      },
    ]
  })
}

/** Two results have one hash when they have the same columns and the same values in the same order. */
export function resultHash(columns: readonly SheetColumn[], rows: number): string {
  const hash = createHash('sha256')
  hash.update(`${JSON.stringify(columns.map(({ name, kind }) => [name, kind]))}\n`)
  for (let row = 0; row < rows; row += 1)
    hash.update(`${JSON.stringify(columns.map(({ vector }) => readCell(vector, row)))}\n`)
  return hash.digest('hex')
}

export function rowOf(columns: readonly SheetColumn[], row: number): readonly CellValue[] {
  return columns.map(({ vector }) => readCell(vector, row))
}

type Shown = Map<string, { readonly label?: LocalText; readonly format?: CellFormat }>

function shownColumns(block: Block): Shown {
  if (block.kind === 'table')
    return new Map(block.columns.map(({ name, label, format }) => [name, { label, format }]))
  return new Map()
}

function kindOf({ type }: Vector): SheetColumn['kind'] {
  if (isNumeric(type)) return 'number'
  if (DataType.isDate(type)) return 'day'
  if (DataType.isTimestamp(type)) return 'moment'
  return DataType.isBool(type) ? 'boolean' : 'text'
}
