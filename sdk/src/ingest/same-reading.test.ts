import { expect, test } from 'vitest'
import type { CsvPlan } from '../contract/uploads.ts'
import { carryOver } from './same-reading.ts'

const plan: CsvPlan = {
  source: 'file',
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  header: true,
  badRows: 'refuse',
  columns: [
    { header: '机构', name: 'jigou', type: 'text', include: true },
    { header: '金额', name: 'jine', type: 'number', include: true },
    { header: '备注', name: 'beizhu', type: 'text', include: false },
  ],
}
const [branch, amount, remark] = plan.columns as [
  CsvPlan['columns'][number],
  CsvPlan['columns'][number],
  CsvPlan['columns'][number],
] // the three above
const carried = [
  { from: 'jigou', name: 'jigou' },
  { from: 'jine', name: 'jine' },
]

test.each<[string, CsvPlan, number, unknown]>([
  ['the same plan', plan, 0, carried],
  ['bad rows skipped instead of refused', { ...plan, badRows: 'skip' }, 3, carried],
  [
    'another name',
    { ...plan, columns: [{ ...branch, name: 'branch' }, amount, remark] },
    3,
    [{ from: 'jigou', name: 'branch' }, carried[1]],
  ],
  [
    'a column left out',
    { ...plan, columns: [{ ...branch, include: false }, amount, remark] },
    0,
    [carried[1]],
  ],
  [
    'a left-out column that may have made rows bad',
    { ...plan, columns: [branch, { ...amount, include: false }, remark] },
    3,
    undefined,
  ],
  [
    'a column that was left out before',
    { ...plan, columns: [branch, amount, { ...remark, include: true }] },
    0,
    undefined,
  ],
  ['another type', { ...plan, columns: [branch, { ...amount, type: 'text' }, remark] }, 0, undefined],
  ['another format', { ...plan, columns: [branch, { ...amount, format: 'money' }, remark] }, 0, undefined],
  ['another delimiter', { ...plan, delimiter: ';' }, 0, undefined],
  ['another encoding', { ...plan, encoding: 'gb18030' }, 0, undefined],
  ['no header', { ...plan, header: false }, 0, undefined],
  ['fewer columns', { ...plan, columns: [branch, amount] }, 0, undefined],
])('rows that were read serve a plan with %s, or are read again', (...[, wanted, badRowCount, expected]) => {
  expect(carryOver({ plan, badRowCount }, wanted)).toEqual(expected)
})
