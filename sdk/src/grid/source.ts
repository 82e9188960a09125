import type { Table, Vector } from 'apache-arrow'

import type { Language, LocalText } from '../contract/text.ts'
import { formatCell, isNumeric, readCell, type CellFormat, type CellValue } from '../format/cell.ts'

export interface GridColumn {
  readonly name: string
  readonly label: LocalText
  readonly format: CellFormat
}

export interface Sort {
  readonly column: number
  readonly descending: boolean
}

interface SourceColumn extends GridColumn {
  readonly values: Vector
  readonly isNumber: boolean
}

/** The rows of a grid in the order in which they are shown. */
export class GridSource {
  readonly rows: number
  readonly columns: readonly SourceColumn[]
  readonly #language: Language
  #order: Uint32Array | undefined

  constructor(table: Table, options: { columns: readonly GridColumn[]; language: Language }) {
    this.rows = table.numRows
    this.#language = options.language
    const wanted =
      options.columns.length > 0
        ? options.columns
        : table.schema.fields.map((field): GridColumn => ({
            name: field.name,
            label: { zh: field.name, en: field.name },
            // In a result that nobody has laid out, figures are shown in full.
            format: isNumeric(field.type) ? 'full' : 'text',
          }))
    this.columns = wanted.flatMap((column) => {
      const values = table.getChild(column.name)
      return values === null ? [] : [{ ...column, values, isNumber: isNumeric(values.type) }]
    })
  }

  /** Value of a shown cell. */
  value(row: number, column: number): CellValue {
    const values = this.columns[column]?.values
    return values === undefined ? null : readCell(values, this.#order?.[row] ?? row)
  }

  text(row: number, column: number): string {
    const spec = this.columns[column]
    return spec === undefined
      ? ''
      : formatCell(this.value(row, column), { format: spec.format, language: this.#language })
  }

  label(column: number): string {
    return this.columns[column]?.label[this.#language] ?? ''
  }

  /** Puts the rows into another order; undefined is the order of the result. Empty values come last. */
  sort(sort: Sort | undefined): void {
    const values = sort === undefined ? undefined : this.columns[sort.column]?.values
    if (sort === undefined || values === undefined) {
      this.#order = undefined
      return
    }
    const keys = Array.from({ length: this.rows }, (_, row) => readCell(values, row))
    const sign = sort.descending ? -1 : 1
    this.#order = Uint32Array.from(keys.keys()).sort((one, other) => {
      const left = keys[one] ?? null
      const right = keys[other] ?? null
      if (left === null || right === null)
        return Number(left === null) - Number(right === null) || one - other
      return sign * compare(left, right) || one - other
    })
  }
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

function compare(left: NonNullable<CellValue>, right: NonNullable<CellValue>): number {
  if (typeof left === 'string' && typeof right === 'string') return collator.compare(left, right)
  return Number(left) - Number(right)
}
