import type { InputBlock } from '@aladdin/sdk/app/app.ts'
import { expect, it } from 'vitest'
import { valueText } from './value-text.ts'

const given = { options: [{ value: 'A1', label: '钟楼支行' }], none: '不限' }
const named = { name: 'one', place: { file: 'app.md', line: 1 }, label: { zh: '', en: '' } }

it('a printed page says what every filter is set to', () => {
  const number: InputBlock = { kind: 'input', ...named, type: 'integer', default: null }
  const range: InputBlock = { kind: 'input', ...named, type: 'daterange', default: null }
  const choice: InputBlock = {
    kind: 'input',
    ...named,
    type: 'choice',
    default: null,
    choices: { from: 'list', items: [] },
  }
  expect(valueText(number, 800_000, given)).toBe('800,000')
  expect(valueText(number, null, given)).toBe('不限')
  expect(valueText(range, ['2026-11-01', '2026-11-20'], given)).toBe('2026-11-01 ~ 2026-11-20')
  expect(valueText(choice, 'A1', given)).toBe('钟楼支行')
  expect(valueText(choice, 'B7', given)).toBe('B7')
})
