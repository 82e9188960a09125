import { expect, test } from 'vitest'
import { lostColumns } from './lost-columns.ts'

const before = [
  { name: 'atm_id', type: 'text' },
  { name: 'date', type: 'date' },
  { name: 'dispensed', type: 'number' },
] as const

test.each([
  ['the same columns in another order', [before[2], before[0], before[1]], []],
  ['one column more', [...before, { name: 'note', type: 'text' }], []],
  ['a column that is missing', [before[0], before[1]], ['dispensed']],
  ['a column of another type', [before[0], { name: 'date', type: 'text' }, before[2]], ['date']],
] as const)('a new version with %s loses what apps could miss', (_what, after, lost) => {
  expect(lostColumns(before, after)).toEqual(lost)
})
