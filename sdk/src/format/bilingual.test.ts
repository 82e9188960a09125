import { tableFromArrays, Utf8, vectorFromArray, Table } from 'apache-arrow'
import { expect, test } from 'vitest'
import { inLanguage } from './bilingual.ts'
import { tableInLanguage } from './table-in-language.ts'

const move = '\u001C迁址\u001FMove\u001D'

test('each reader gets her own language, also in the middle of a sentence and twice', () => {
  expect([inLanguage(move, 'zh'), inLanguage(move, 'en')]).toEqual(['迁址', 'Move'])
  expect(inLanguage(`3 ${move} → ${move}`, 'en')).toBe('3 Move → Move')
})

test('a text that nobody said in two languages stays as it is', () => {
  expect(inLanguage('迁址 · Move', 'en')).toBe('迁址 · Move')
  expect(inLanguage('\u001Chalf', 'en')).toBe('\u001Chalf')
})

test('a table is shown in either language, empty values stay empty, and one without such words is the same table', () => {
  const table = new Table({
    way: vectorFromArray([move, null, 'ATM 3'], new Utf8()),
    n: vectorFromArray([1, 2, 3]),
  })
  expect(tableInLanguage(table, 'en').toArray().map(String)).toEqual([
    '{"way": "Move", "n": 1}',
    '{"way": null, "n": 2}',
    '{"way": "ATM 3", "n": 3}',
  ])
  expect(tableInLanguage(table, 'zh').getChild('way')?.get(0)).toBe('迁址')
  expect(tableInLanguage(table, 'zh')).toBe(tableInLanguage(table, 'zh'))
  const plain = tableFromArrays({ n: [1, 2] })
  expect(tableInLanguage(plain, 'en')).toBe(plain)
})
