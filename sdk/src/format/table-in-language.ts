import { DataType, makeData, Utf8, Vector, type Table } from 'apache-arrow'
import type { Language } from '../contract/text.ts'
import { inLanguage, marks } from './bilingual.ts'

/**
 * A result as a reader of the language sees it: columns of text without the words of the other one. Answers the same
 * table for the same question, and the table itself where nothing was said in two languages.
 */
export function tableInLanguage(table: Table, language: Language): Table {
  const known = seen.get(table) ?? {}
  seen.set(table, known)
  known[language] ??= translate(table, language)
  return known[language]
}

const seen = new WeakMap<Table, Partial<Record<Language, Table>>>()

function translate(table: Table, language: Language): Table {
  let shown = table
  for (let index = 0; index < table.numCols; index++) {
    const column = table.getChildAt(index)
    if (column === null || !isSaidInTwo(column)) continue
    const words = Array.from(column, (value: unknown) =>
      typeof value === 'string' ? inLanguage(value, language) : null,
    )
    shown = shown.setChildAt(index, textVector(words))
  }
  return shown
}

const mark = marks.open.charCodeAt(0)

/** Looks at the bytes: a million texts that say nothing twice are not read one by one. */
function isSaidInTwo(column: Vector): boolean {
  if (!DataType.isUtf8(column.type)) return false
  return column.data.some(({ values }) => values instanceof Uint8Array && values.includes(mark))
}

/** Put together by hand: the library's own builder writes functions from text, which the sealed frame refuses. */
function textVector(words: readonly (string | null)[]): Vector<Utf8> {
  const encoder = new TextEncoder()
  const texts = words.map((word) => encoder.encode(word ?? ''))
  const valueOffsets = new Int32Array(words.length + 1)
  for (const [row, { length }] of texts.entries()) valueOffsets[row + 1] = (valueOffsets[row] ?? 0) + length
  const data = new Uint8Array(valueOffsets[words.length] ?? 0)
  for (const [row, text] of texts.entries()) data.set(text, valueOffsets[row])
  const nullBitmap = new Uint8Array(Math.ceil(words.length / 8))
  for (const [row, word] of words.entries())
    if (word !== null) nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7))
  const nullCount = words.filter((word) => word === null).length
  const type = new Utf8()
  return new Vector([makeData({ type, length: words.length, nullCount, nullBitmap, valueOffsets, data })])
}
