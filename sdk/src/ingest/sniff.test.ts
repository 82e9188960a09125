import { expect, test } from 'vitest'
import { sniff } from './sniff.ts'

const guess = (text: string) => sniff(new TextEncoder().encode(text), { cut: false })
const typeOf = (...values: string[]) => {
  const [column] = guess(`x\n${values.map((value) => `"${value}"`).join('\n')}\n`).columns
  return column?.format === undefined ? column?.type : `${column.type} ${column.format}`
}

test.each<[string, string[], string]>([
  ['whole numbers', ['1', '-20', '300'], 'integer'],
  ['grouped whole numbers', ['1,200', '3'], 'integer grouped'],
  ['numbers', ['1.5', '2', '3e5'], 'number'],
  ['grouped numbers', ['1,200.50', '3.1'], 'number grouped'],
  ['per cent', ['12%', '3.5%'], 'number percent'],
  ['ISO dates', ['2026-01-02', '2026-1-3'], 'date %Y-%m-%d'],
  ['dates with strokes', ['2026/1/2'], 'date %Y/%m/%d'],
  ['dates without marks', ['20260102', '20261231'], 'date %Y%m%d'],
  ['Chinese dates', ['2026年1月2日'], 'date %Y年%m月%d日'],
  ['times', ['2026-01-02 03:04', '2026-01-02T03:04:05'], 'timestamp %Y-%m-%d %H:%M:%S'],
  ['yes and no', ['是', '否'], 'boolean'],
  ['zeros and ones', ['0', '1'], 'integer'],
  ['leading zeros', ['007', '12'], 'text'],
  ['sixteen digits', ['6222020200112233', '1'], 'text'],
  ['one slip in five', ['1', '2', '3', '4', 'x'], 'integer'],
  ['a mixture', ['1', 'x'], 'text'],
  ['nothing', ['', ''], 'text'],
  ['numbers and marks for none', ['1', 'N/A', '-', '2'], 'integer'],
  ['days that do not exist', ['2026-02-30', '2026-02-31'], 'text'],
])('%s are read as what they are', (_name, values, expected) => {
  expect(typeOf(...values)).toBe(expected)
})

test.each([',', '\t', ';', '|'])('the delimiter %j is found, also inside quotes', (delimiter) => {
  const text = [`a${delimiter}b`, `"x${delimiter},;y"${delimiter}1`, `z${delimiter}2`].join('\n')
  const { columns, delimiter: found, quote, header } = guess(text)
  expect([{ delimiter: found, quote, header }, columns.map(({ name }) => name)]).toEqual([
    { delimiter, quote: '"', header: true },
    ['a', 'b'],
  ])
})

test('a file without a header gets numbered columns', () => {
  const { header, columns } = guess('西安,12\n榆林,13\n')
  expect([header, columns.map(({ name, type }) => [name, type])]).toEqual([
    false,
    [
      ['column_1', 'text'],
      ['column_2', 'integer'],
    ],
  ])
})

test('an empty column without a header is left out', () => {
  expect(guess('a,b,\n1,2,\n3,4,\n').columns.map(({ include }) => include)).toEqual([true, true, false])
})

test.each<[string, string, boolean]>([
  ['a name that stands twice', 'id,date,date\nx,2026-01-02,2026-01-03\ny,2026-01-04,2026-01-05\n', true],
  ['years as names', '机构,2024,2025\n西安,120.5,130\n榆林,80,90.5\n', true],
  ['no header and equal numbers', 'a,1,1\nb,2,2\n', false],
  ['no header and years in the rows', 'a,2024,2025\nb,2023,2024\n', false],
  ['no header and an empty mark first', 'a,a,NULL\nb,b,5\n', false],
])('a file with %s has its header recognised', (_name, text, expected) => {
  expect(sniff(new TextEncoder().encode(text), { cut: false }).header).toBe(expected)
})

test('a day that begins with a zero is a day and no identifier', () => {
  const { columns } = guess('day,zip\n02.01.2026,02134\n13.01.2026,90210\n')
  expect(columns.map(({ type, format }) => [type, format])).toEqual([
    ['date', '%d.%m.%Y'],
    ['text', undefined],
  ])
})
