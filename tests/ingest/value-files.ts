import type { FileCase, ReadCase } from './case.ts'

/** A file of one column beside a number of the row, which keeps empty values from being empty lines. */
function column(header: string, values: readonly string[]): () => Buffer {
  const rows = values.map((value, at) => `${at + 1}\t${value}`)
  return () => Buffer.from(`r\t${header}\n${rows.join('\n')}\n`)
}

interface Values extends Pick<ReadCase, 'what' | 'note' | 'bad' | 'declarable'> {
  readonly header: string
  readonly type: string
  readonly written: readonly string[]
  /** As the engine prints the good ones; as they are written if absent. */
  readonly read?: readonly string[]
}

const values: readonly Values[] = [
  {
    what: 'dates with hyphens and slashes',
    header: '交易日期',
    type: 'date',
    written: ['2026-01-02', '2026-1-3'],
    read: ['2026-01-02', '2026-01-03'],
  },
  {
    what: 'dates as eight digits',
    header: '日期',
    type: 'date',
    written: ['20260102', '20261231'],
    read: ['2026-01-02', '2026-12-31'],
  },
  {
    what: 'dates in Chinese',
    header: '日期',
    type: 'date',
    written: ['2026年1月2日', '2026年12月31日'],
    read: ['2026-01-02', '2026-12-31'],
  },
  {
    what: 'dates with points, day first',
    header: 'day',
    type: 'date',
    written: ['2.1.2026', '31.12.2026'],
    read: ['2026-01-02', '2026-12-31'],
  },
  {
    what: 'dates month first that only fit so',
    header: 'day',
    type: 'date',
    written: ['1/2/2026', '12/31/2026'],
    read: ['2026-01-02', '2026-12-31'],
  },
  {
    what: 'dates day first that only fit so',
    header: 'day',
    type: 'date',
    written: ['2/1/2026', '31/12/2026'],
    read: ['2026-01-02', '2026-12-31'],
  },
  {
    what: 'dates of which nobody knows whether month or day comes first',
    header: 'day',
    type: 'date',
    written: ['1/2/2026', '3/4/2026'],
    read: ['2026-01-02', '2026-03-04'],
    note: '月/日/年',
  },
  {
    what: 'days as a spreadsheet counts them',
    header: '日期',
    type: 'date',
    written: ['46024', '46387'],
    read: ['2026-01-02', '2026-12-31'],
  },
  {
    what: 'moments, some at midnight written as days',
    header: 'at',
    type: 'timestamp',
    written: ['2026-01-02 03:04:05', '2026-01-03 10:20', '2026-01-04'],
    read: ['2026-01-02 03:04:05', '2026-01-03 10:20:00', '2026-01-04 00:00:00'],
  },
  {
    what: 'moments with an offset',
    header: 'at',
    type: 'timestamp',
    written: ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05+02:00'],
    read: ['2026-01-02 11:04:05', '2026-01-02 09:04:05'],
  },
  {
    what: 'a day that does not exist',
    header: '日期',
    type: 'date',
    written: ['2026-02-27', '2026-02-28', '2026-02-30', '2026-03-01', '2026-03-02', '2026-03-03'],
    read: ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03'],
    bad: [4],
  },
  {
    what: 'identity cards',
    header: '证件',
    type: 'text',
    written: ['610102199001011234', '61010219900101123X'],
  },
  {
    what: 'card numbers of nineteen digits',
    header: 'card',
    type: 'text',
    written: ['6222020200112233445', '6222020200112233446'],
  },
  { what: 'mobile numbers', header: '联系方式', type: 'text', written: ['13800138000', '15900159000'] },
  { what: 'codes with zeros in front', header: 'dept', type: 'text', written: ['007', '110', '0001'] },
  {
    what: 'a code with zeros behind 10,000 numbers',
    declarable: true,
    header: 'dept',
    type: 'integer',
    written: [...Array.from({ length: 10_050 }, (_, at) => String(at + 1)), '007'],
    read: Array.from({ length: 10_050 }, (_, at) => String(at + 1)),
    bad: [10_052],
  },
  {
    what: 'whole numbers of eighteen digits',
    header: 'seq',
    type: 'text',
    written: ['123456789012345678', '123456789012345679'],
  },
  {
    what: 'a number of seventeen digits behind short ones',
    header: 'amount',
    type: 'number',
    written: ['1.5', '2.5', '3.5', '4.5', '5.5', '12345678901234567.89'],
    read: ['1.5', '2.5', '3.5', '4.5', '5.5'],
    bad: [7],
  },
  {
    what: 'card numbers that a spreadsheet has rounded',
    header: 'card',
    type: 'text',
    written: ['6.22202E+18', '6.22848E+18'],
    note: '末几位',
  },
  {
    what: 'thousands with commas',
    header: '金额',
    type: 'number',
    written: ['1,234.50', '12', '1,000,000.25'],
    read: ['1234.5', '12.0', '1000000.25'],
  },
  {
    what: 'whole thousands that could be decimal commas',
    header: '金额',
    type: 'integer',
    written: ['1,234', '5,678'],
    read: ['1234', '5678'],
    note: '千分位',
  },
  {
    what: 'amounts in yuan and dollars',
    header: '金额',
    type: 'number',
    written: ['¥1,234.50', '￥8', '$2.5', '-¥3', '12.00元', '(1,200.00)'],
    read: ['1234.5', '8.0', '2.5', '-3.0', '12.0', '-1200.0'],
  },
  {
    what: 'per cent',
    header: '占比',
    type: 'number',
    written: ['12%', '3.5 %', '-0.7%'],
    read: ['0.12', '0.035', '-0.007'],
  },
  {
    what: 'full-width digits',
    header: '金额',
    type: 'number',
    written: ['１２．５', '３，０００．２５', '－８．０'],
    read: ['12.5', '3000.25', '-8.0'],
  },
  {
    what: 'blanks of every kind around numbers',
    header: '金额',
    type: 'number',
    written: [' 1.5 ', '\u30002.5', '\u00a03.5'],
    read: ['1.5', '2.5', '3.5'],
  },
  {
    what: 'many ways to say nothing',
    header: '金额',
    type: 'integer',
    written: ['1', '-', 'N/A', 'null', '—', '2', '3', '4'],
    read: ['1', '∅', '∅', '∅', '∅', '2', '3', '4'],
  },
  {
    what: '是 and 否',
    header: '是否节假日',
    type: 'boolean',
    written: ['是', '否', '是'],
    read: ['true', 'false', 'true'],
  },
  {
    what: 'true and FALSE',
    header: 'active',
    type: 'boolean',
    written: ['true', 'FALSE', 'True'],
    read: ['true', 'false', 'true'],
  },
]

/** How values are written in bank files, one awkward way per file. */
export const valueFiles: readonly FileCase[] = values.map(
  ({ header, type, written, read, ...expected }, at): FileCase => ({
    ...expected,
    file: `values-${at}.tsv`,
    bytes: column(header, written),
    columns: `r:integer ${header}:${type}`,
    rows: written
      .map((value, place) => ({ value, row: place + 1 }))
      .filter(({ row }) => expected.bad?.includes(row + 1) !== true)
      .map(({ value, row }, place) => `${row}|${read?.[place] ?? value}`),
  }),
)
