import { expect, test } from 'vitest'
import type { ColumnType } from '../contract/dataset.ts'
import type { IngestPlan } from '../contract/uploads.ts'
import { withDuckDb } from '../node/native/duckdb.ts'
import { quickForm } from './quick-form.ts'
import { quoteText } from './quote.ts'
import { typedRowsSql } from './sql.ts'
import { findFormats, fits, tidy } from './value-format.ts'

const values = [
  ['0', '-0', '+1', '7', '-12', '007', '1_000', '0x1F', '1e3', '9223372036854775807', '9223372036854775808'],
  ['1.5', '-1.50', '.5', '5.', '1,234.5', '1e400', '123456789012345678', '0.1234567890123456', 'NaN', 'inf'],
  ['2026-01-02', '2026-1-2', '2026-02-30', '0000-01-01', '12345-01-01', '2026-01-02 00:00:00', 'epoch'],
  ['2026-01-02 03:04:05', '2026-01-02T03:04:05', '2026-01-02 24:00:00', '2026-01-02 03:04:60', 'infinity'],
  [
    ' 7',
    '7 ',
    '',
    '-',
    'null',
    '１２',
    '12%',
    '¥1',
    'true',
    '2026年1月2日',
    '2026-01-02 (BC)',
    '44-03-15 (BC)',
  ],
].flat()

test.each<[ColumnType, string | undefined]>([
  ['integer', undefined],
  ['integer', 'any'],
  ['number', undefined],
  ['number', 'any'],
  ['date', undefined],
  ['date', '%Y-%m-%d'],
  ['timestamp', undefined],
  ['timestamp', '%Y-%m-%d %H:%M:%S'],
])('what is recognised quickly as %s (%s) is read as the general rule reads it', async (type, format) => {
  const column = { header: 'a', name: 'a', type, include: true, ...(format === undefined ? {} : { format }) }
  const plan: IngestPlan = { source: 'file', format: 'parquet', columns: [column], badRows: 'refuse' }
  const listed = values.map((value, index) => `(${index}, ${quoteText(value)})`).join(', ')
  const relation = `(values ${listed}) as listed(line, f0)`
  const quick = quickForm(column, 'f0')
  const rows = await withDuckDb({ memoryMb: 100, threads: 1 }, (duckdb) =>
    duckdb.rows(
      `select f0, general.a is not distinct from ${quick?.value} as same
       from (${typedRowsSql({ plan, relation, wide: true })}) general join ${relation} using (line)
       where ${quick?.fits} order by line`,
    ),
  )
  expect(rows.length).toBeGreaterThan(0)
  const formats = findFormats(type, format)
  for (const { f0, same } of rows) {
    const isPlanned = formats.some((known) => fits(tidy(String(f0)), known))
    expect([f0, same, isPlanned]).toEqual([f0, true, true])
  }
})
