import type { FileCase } from './case.ts'

/** JSON lines and lists, whole and broken. */
export const jsonFiles: readonly FileCase[] = [
  {
    what: 'JSON lines with nested objects and lists',
    file: 'nested.jsonl',
    bytes: lines(
      { id: 1, customer: { name: '甲', tags: ['a', 'b'] } },
      { id: 2, customer: { name: '乙' }, extra: true },
    ),
    columns: 'id:text customer.name:text customer.tags:text extra:boolean',
    rows: ['1|甲|["a","b"]|∅', '2|乙|∅|true'],
  },
  {
    what: 'JSON numbers of more digits than JavaScript keeps',
    file: 'digits.jsonl',
    bytes: lines('{"n":123456789012345678,"x":[12345678901234567890]}', '{"n":123456789012345679,"x":[]}'),
    columns: 'n:text x:text',
    rows: ['123456789012345678|[12345678901234567890]', '123456789012345679|[]'],
  },
  {
    what: 'codes that JSON keeps as text',
    file: 'codes.jsonl',
    bytes: lines(
      { dept: '110', amount: '12.50', day: '2026-01-02' },
      { dept: '120', amount: '7.25', day: '2026-01-03' },
    ),
    columns: 'dept:text amount:number day:date',
    rows: ['110|12.5|2026-01-02', '120|7.25|2026-01-03'],
  },
  {
    what: 'a JSON list on many lines',
    file: 'list.json',
    bytes: () =>
      Buffer.from(
        JSON.stringify(
          [
            { a: 1, b: 'x]}' },
            { a: 2, b: 'y\n' },
          ],
          null,
          2,
        ),
      ),
    columns: 'a:integer b:text',
    rows: ['1|x]}', '2|y\n'],
  },
  {
    what: 'a broken line among JSON lines',
    file: 'broken.jsonl',
    bytes: lines({ a: 1 }, '{"a":2', { a: 3 }, '[4]', { a: 5 }),
    columns: 'a:integer',
    rows: ['1', '3', '5'],
    bad: [2, 4],
  },
  {
    what: 'a field that comes late',
    file: 'late.jsonl',
    bytes: lines(...Array.from({ length: 12_000 }, (_, at) => ({ a: at })), { a: 12_000, late: 'here' }),
    columns: 'a:integer late:text',
    rows: [...Array.from({ length: 12_000 }, (_, at) => `${at}|∅`), '12000|here'],
  },
  {
    what: 'keys that are values',
    file: 'map.jsonl',
    bytes: lines(...Array.from({ length: 300 }, (_, at) => ({ a: at, by: { [`k${at}`]: at } }))),
    columns: 'a:integer by:text',
    rows: Array.from({ length: 300 }, (_, at) => `${at}|{"k${at}":${at}}`),
  },
  {
    what: 'a JSON list that was cut off',
    file: 'cut.json',
    bytes: () => Buffer.from('[{"a":1},{"a":2},{"a":3},{"a":'),
    columns: 'a:integer',
    rows: ['1', '2', '3'],
    bad: [1],
  },
  {
    what: 'text that is no JSON behind one brace',
    file: 'prose.json',
    bytes: lines('{"a":1}', 'hello', 'world', 'again'),
    refused: 'not-json',
  },
]

function lines(...rows: readonly unknown[]): () => Buffer {
  return () =>
    Buffer.from(rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'))
}
