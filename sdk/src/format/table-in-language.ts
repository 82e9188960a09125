import { DataType, Utf8, vectorFromArray, type Table, type Vector } from 'apache-arrow'
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
    shown = shown.setChildAt(index, vectorFromArray(words, new Utf8()))
  }
  return shown
}

const mark = marks.open.charCodeAt(0)

/** Looks at the bytes: a million texts that say nothing twice are not read one by one. */
function isSaidInTwo(column: Vector): boolean {
  if (!DataType.isUtf8(column.type)) return false
  return column.data.some(({ values }) => values instanceof Uint8Array && values.includes(mark))
}
