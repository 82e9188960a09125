import { Field, Int32, Struct, tableToIPC, vectorFromArray, Table } from 'apache-arrow'
import { expect, test } from 'vitest'
import { readTable } from './read-table.ts'

test('a field without a name is still without one after its rows were written and read', () => {
  const pairs = vectorFromArray([{ '': 7 }], new Struct([new Field('', new Int32(), true)]))
  const table = readTable(tableToIPC(new Table({ pairs }), 'stream'))
  expect(String(table.schema.fields[0]?.type)).toBe('Struct<{:Int32}>')
  expect(JSON.stringify(table.toArray())).toBe('[{"pairs":{"":7}}]')
})
