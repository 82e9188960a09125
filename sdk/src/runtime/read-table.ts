import { tableFromIPC, type Field, type Table } from 'apache-arrow'
import type { Language } from '../contract/text.ts'
import { tableInLanguage } from '../format/table-in-language.ts'

/**
 * The rows of one complete Arrow stream, as whoever wrote them saw them. Arrow writes an empty name as none, so a
 * field without a name (`row(1, 2)`) would come back as one called `null`. With a language, as its reader sees them.
 */
export function readTable(arrow: Uint8Array, language?: Language): Table {
  const table = tableFromIPC(arrow)
  nameUnnamed(table.schema.fields)
  return language === undefined ? table : tableInLanguage(table, language)
}

function nameUnnamed(fields: readonly Field[]): void {
  for (const field of fields) {
    // the library says that it is never null
    if ((field.name as string | null) === null) Object.assign(field, { name: '' })
    const children: readonly Field[] | null | undefined = field.type.children
    nameUnnamed(children ?? [])
  }
}
