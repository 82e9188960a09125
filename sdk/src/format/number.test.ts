import { expect, test } from 'vitest'
import { formatNumber } from './number.ts'

test.each([
  ['auto', 1234, '1,234', '1,234'],
  ['auto', 12_345, '1.23万', '12.35k'],
  ['auto', 120_000_000, '1.2亿', '120M'],
  ['auto', 15_000_000, '1,500万', '15M'],
  ['auto', 0.126, '0.13', '0.13'],
  ['auto', -52_000, '−5.2万', '−52k'],
  ['money', 1234.5, '1,234.50', '1,234.50'],
  ['money', 3_600_000, '360万', '3.6M'],
  ['integer', 1_234_567, '1,234,567', '1,234,567'],
  ['percent', 0.125, '12.5%', '12.5%'],
  ['percent', -0.00001, '0%', '0%'],
  ['auto', null, '–', '–'],
] as const)('%s of %d reads %s in Chinese and %s in English', (...[format, value, zh, en]) => {
  expect(formatNumber(value, { format, language: 'zh' })).toBe(zh)
  expect(formatNumber(value, { format, language: 'en' })).toBe(en)
})
