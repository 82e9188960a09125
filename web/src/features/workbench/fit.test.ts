import { expect, test } from 'vitest'
import type { EntitledColumn } from '@aladdin/sdk/contract/catalog.ts'
import { missingColumns, reachesEnough } from './fit.ts'

const column = (
  name: string,
  type: EntitledColumn['column']['type'],
  treatment: EntitledColumn['treatment'] = { treatment: 'visible' },
): EntitledColumn => ({ column: { name, type, title: words, meaning: words }, treatment })
const words = { zh: '', en: '' }
const needed = [
  { name: 'atm_id', type: 'text' },
  { name: 'dispensed', type: 'number' },
] as const

test.each([
  [
    'with the same columns and more',
    [column('atm_id', 'text'), column('dispensed', 'number'), column('x', 'date')],
    [],
  ],
  [
    'with whole numbers where numbers are asked for',
    [column('atm_id', 'text'), column('dispensed', 'integer')],
    [],
  ],
  ['without a column', [column('atm_id', 'text')], ['dispensed']],
  ['with a column of another type', [column('atm_id', 'integer'), column('dispensed', 'number')], ['atm_id']],
  [
    'with a hidden column',
    [column('atm_id', 'text', { treatment: 'hidden' }), column('dispensed', 'number')],
    ['atm_id'],
  ],
  [
    'with a masked column',
    [column('atm_id', 'text', { treatment: 'masked', mask: 'pseudonym' }), column('dispensed', 'number')],
    [],
  ],
])('a dataset %s is judged by what I see of it', (_, columns, missing) => {
  expect(missingColumns(needed, { columns })).toEqual(missing)
})

test('a dataset reaches enough when it goes as far as the app', () => {
  expect(reachesEnough('bank', 'branch')).toBe(true)
  expect(reachesEnough('branch', 'branch')).toBe(true)
  expect(reachesEnough('private', 'branch')).toBe(false)
})
