import { expect, test } from 'vitest'
import { nameColumns } from './rename.ts'

test.each<[string, string]>([
  ['交易金额', 'jiaoyijine'],
  ['ATM编号', 'atm_bianhao'],
  ['客户Name(元)', 'kehu_name_yuan'],
  ['CustomerName', 'customer_name'],
  ['customer_id', 'customer_id'],
  ['2026年', 'c_2026_nian'],
  ['Order', 'order_'],
  ['绿卡', 'lvka'],
  ['！！', 'column_1'],
  ['', 'column_1'],
])('the header %s becomes the column %s', (header, name) => {
  expect(nameColumns([header])).toEqual([name])
  expect(name).toMatch(/^[a-z][a-z0-9_]{0,62}$/)
})

test('equal headers become different columns', () => {
  expect(nameColumns(['金额', '金额', 'jine', '金额'])).toEqual(['jine', 'jine_2', 'jine_3', 'jine_4'])
})

test('a header of any length becomes a name of at most 63 characters', () => {
  const names = nameColumns(['长'.repeat(100), '长'.repeat(100)])
  expect(new Set(names).size).toBe(2)
  expect(names.every((name) => name.length <= 63)).toBe(true)
})
