import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import type { FileCase } from './case.ts'
import { workbook, zip } from './workbook.ts'

const lines =
  (...rows: readonly unknown[]) =>
  () =>
    Buffer.from(rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'))

/** JSON, Excel and Parquet, whole and broken. */
export const otherFiles: readonly FileCase[] = [
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
  {
    what: 'a workbook with codes, days, moments and yes or no',
    file: 'book.xlsx',
    bytes: () =>
      workbook({
        一月: [
          ['机构号', '日期', '时刻', '金额', '节假日'],
          ['001', { serial: 46024 }, { serial: 46024.5 }, 12.5, true],
          ['002', { serial: 46025 }, { serial: 46025.25 }, { digits: '1E3' }, false],
        ],
      }),
    columns: '机构号:text 日期:date 时刻:timestamp 金额:number 节假日:boolean',
    rows: ['001|2026-01-02|2026-01-02 12:00:00|12.5|true', '002|2026-01-03|2026-01-03 06:00:00|1000.0|false'],
  },
  {
    what: 'a workbook with a title and an empty row above the table',
    file: 'title.xlsx',
    bytes: () => workbook({ s: [['2026 年网点统计'], [], ['网点', '笔数'], ['西安', 3], ['榆林', 4]] }),
    columns: '网点:text 笔数:integer',
    rows: ['西安|3', '榆林|4'],
    note: '2026 年网点统计',
  },
  {
    what: 'a workbook whose first sheet is empty',
    file: 'second.xlsx',
    bytes: () =>
      workbook({
        空: [],
        'b & c': [
          ['a', 'b'],
          [1, 'x'],
        ],
      }),
    columns: 'a:integer b:text',
    rows: ['1|x'],
  },
  {
    what: 'long numbers in number cells',
    file: 'long.xlsx',
    bytes: () =>
      workbook({
        s: [
          ['seq', 'n'],
          [{ digits: '123456789012345678' }, 1],
          [{ digits: '123456789012345679' }, 2],
        ],
      }),
    columns: 'seq:text n:integer',
    rows: ['123456789012345678|1', '123456789012345679|2'],
  },
  {
    what: 'a workbook that counts days from 1904',
    file: 'mac.xlsx',
    bytes: () =>
      workbook(
        {
          s: [
            ['day', 'n'],
            [{ serial: 44562 }, 1],
          ],
        },
        { epoch1904: true },
      ),
    columns: 'day:date n:integer',
    rows: ['2026-01-02|1'],
  },
  {
    what: 'gaps and blank rows in a sheet',
    file: 'gaps.xlsx',
    bytes: () => workbook({ s: [['a', 'b', 'c'], [1, null, 'x'], [], [2, 'y', null]] }),
    columns: 'a:integer b:text c:text',
    rows: ['1|∅|x', '2|y|∅'],
  },
  {
    what: 'a workbook that calls itself CSV',
    file: 'really.csv',
    bytes: () =>
      workbook({
        s: [
          ['a', 'b'],
          [1, 'x'],
        ],
      }),
    columns: 'a:integer b:text',
    rows: ['1|x'],
  },
  {
    what: 'a CSV that calls itself XLSX',
    file: 'really.xlsx',
    bytes: () => Buffer.from('a,b\n1,x\n'),
    columns: 'a:integer b:text',
    rows: ['1|x'],
  },
  {
    what: 'a workbook with a header alone',
    file: 'head.xlsx',
    bytes: () => workbook({ s: [['a', 'b']] }),
    refused: 'no-rows',
  },
  {
    what: 'a workbook that was cut off',
    file: 'cut.xlsx',
    bytes: () => workbook({ s: [['a'], [1]] }).subarray(0, 400),
    refused: 'truncated-file',
  },
  {
    what: 'a zip bomb in a workbook',
    file: 'bomb.xlsx',
    bytes: () =>
      zip({
        'xl/workbook.xml': '<sheet name="a"/>',
        'xl/worksheets/sheet0.xml': Buffer.alloc(80 * 1024 * 1024, 32),
      }),
    refused: 'zip-bomb',
  },
  {
    what: 'a Word document',
    file: 'letter.docx',
    bytes: () => zip({ 'word/document.xml': '<w/>' }),
    refused: 'binary-file',
  },
  {
    what: 'a Parquet file with decimals, lists, bytes and moments',
    file: 'types.parquet',
    bytes: () =>
      parquet(
        "select 1::tinyint as i, 12.34::decimal(18,2) as amount, 12345678901234567.89::decimal(38,2) as exact, date '2026-01-02' as day, timestamptz '2026-01-02 00:00:00+00' as at, [1, 2] as list, {a: 1} as part, 'x'::blob as bytes, '007' as code, 0.1::float as ratio",
      ),
    columns:
      'i:integer amount:number exact:text day:date at:timestamp list:text part:text code:text ratio:number',
    rows: ['1|12.34|12345678901234567.89|2026-01-02|2026-01-02 08:00:00|[1,2]|{"a":1}|007|0.1'],
    note: '位数太多',
  },
  {
    what: 'a Parquet file with whole numbers of eighteen digits',
    file: 'whole.parquet',
    bytes: () => parquet('select 123456789012345678 + range as n from range(2)'),
    columns: 'n:integer',
    rows: ['123456789012345678', '123456789012345679'],
  },
  {
    what: 'a Parquet file that was cut off',
    file: 'cut.parquet',
    bytes: async () => (await parquet('select range as n from range(1000)')).subarray(0, 900),
    refused: 'truncated-file',
  },
  {
    what: 'a Parquet file whose end is nonsense',
    file: 'odd.parquet',
    bytes: () => Buffer.from(`PAR1${'x'.repeat(100)}PAR1`),
    refused: 'unreadable-file',
  },
  {
    what: 'a Parquet file without rows',
    file: 'none.parquet',
    bytes: () => parquet('select 1 as n where false'),
    refused: 'no-rows',
  },
]

async function parquet(select: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-parquet-'))
  const path = join(folder, 'made.parquet')
  try {
    await withDuckDb({ memoryMb: 200, threads: 1 }, (duckdb) =>
      duckdb.run(`copy (${select}) to '${path}' (format parquet)`),
    )
    return await readFile(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
