import { expect, test } from 'vitest'
import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import { chooseColumns } from './choose-columns.ts'

const text = (name: string) => ({ zh: name, en: name })
const column = (name: string, type: Column['type'], unit?: string): Column => ({
  name,
  type,
  title: text(name),
  meaning: text(name),
  ...(unit === undefined ? {} : { unit: text(unit) }),
})
const seen = (...columns: Column[]) =>
  Object.fromEntries(columns.map(({ name }) => [name, { treatment: 'visible' as const }]))

const date = column('date', 'date')
const rate = column('rate', 'number', '%')
const amount = column('amount', 'number', '元')

test('money is added up by day, a rate never is', () => {
  expect(chooseColumns([rate, date, amount], seen(rate, date, amount))).toEqual({
    day: date,
    measure: amount,
  })
})

test('a column that the viewer does not see is not added up: her rows are counted', () => {
  expect(chooseColumns([date, amount], seen(date))).toEqual({ day: date })
})

test('data without a day has no figure', () => {
  expect(chooseColumns([amount], seen(amount))).toBeUndefined()
})
