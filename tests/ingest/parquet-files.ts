import type { FileCase } from './case.ts'
import { parquetFile } from './parquet-file.ts'

/** Parquet, whole and broken. */
export const parquetFiles: readonly FileCase[] = [
  {
    what: 'a Parquet file with decimals, lists, bytes and moments',
    file: 'types.parquet',
    bytes: () =>
      parquetFile(
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
    bytes: () => parquetFile('select 123456789012345678 + range as n from range(2)'),
    columns: 'n:integer',
    rows: ['123456789012345678', '123456789012345679'],
  },
  {
    what: 'a Parquet file that was cut off',
    file: 'cut.parquet',
    bytes: async () => (await parquetFile('select range as n from range(1000)')).subarray(0, 900),
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
    bytes: () => parquetFile('select 1 as n where false'),
    refused: 'no-rows',
  },
]
