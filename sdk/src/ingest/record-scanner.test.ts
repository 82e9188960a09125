import { expect, test } from 'vitest'
import { RecordScanner, splitRecord } from './record-scanner.ts'

const dialect = { delimiter: ',', quote: '"' }

/** Records as line, fields, quoting and values; `size` is how many bytes come at a time. */
function scan(text: string, size = 1000) {
  const found: unknown[] = []
  const scanner = new RecordScanner(dialect, ({ bytes, line, fields, quoting }) => {
    found.push([line, fields, quoting, splitRecord(new TextDecoder().decode(bytes), dialect)])
  })
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.slice(at, at + size))
  scanner.finish()
  return found
}

const text = 'a,b\r\n"1\r\n""x""",金额\n\n\r2,"q"z\n3,5" disc\n4,'

test('records keep their line and values, whatever ends a line', () => {
  expect(scan(text)).toEqual([
    [1, 2, 'regular', ['a', 'b']],
    [2, 2, 'regular', ['1\r\n"x"', '金额']],
    [6, 2, 'broken', ['2', 'qz']],
    [7, 2, 'loose', ['3', '5" disc']],
    [8, 2, 'regular', ['4', '']],
  ])
})

test('it does not matter where the bytes are cut into pieces', () => {
  for (let size = 1; size < 12; size++) expect(scan(text, size)).toEqual(scan(text))
})

test('a quote that never closes is named by the line on which it opens', () => {
  expect(() => scan('a,b\n1,2\n3,"x\ny\n')).toThrow('line 3')
})
