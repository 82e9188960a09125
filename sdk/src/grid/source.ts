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
    const ranks = ranksOf(Array.from({ length: this.rows }, (_, row) => readCell(values, row)))
    const sign = sort.descending ? -1 : 1
    this.#order = Uint32Array.from(ranks.keys()).sort((one, other) => {
      const left = ranks[one] ?? Number.NaN
      const right = ranks[other] ?? Number.NaN
      if (left !== left || right !== right)
        return Number(left !== left) - Number(right !== right) || one - other
      return sign * (left - right) || one - other
    })
  }
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

/**
 * A number for every value that stands as the value stands; none for an empty one. Comparing texts as people order
 * them is slow, and a long column repeats itself: each text is compared once, not once for every row.
 */
function ranksOf(keys: readonly CellValue[]): Float64Array {
  const texts = [...new Set(keys.filter((key) => typeof key === 'string'))].sort(collator.compare)
  const places = new Map<string, number>()
  let place = 0
  for (const [index, text] of texts.entries()) {
    // texts that only differ in what the order does not see stand at one place
    if (index > 0 && collator.compare(texts[index - 1] ?? '', text) !== 0) place += 1
    places.set(text, place)
  }
  return Float64Array.from(keys, (key) => {
    if (key === null) return Number.NaN
    return typeof key === 'string' ? (places.get(key) ?? Number.NaN) : Number(key)
  })
}
