import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { en } from './en.ts'
import { zh } from './zh.ts'

test('Chinese and English have the same words', () => {
  expect(Object.keys(flat(en)).sort()).toEqual(Object.keys(flat(zh)).sort())
})

test('a sentence has the same places to fill in both languages, and none is empty', () => {
  const english = flat(en)
  const wrong = Object.entries(flat(zh)).filter(([key, sentence]) => {
    const other = english[key] ?? ''
    return sentence === '' || other === '' || places(sentence) !== places(other)
  })
  expect(wrong).toEqual([])
})

test('English sentences hold no Chinese, but for the name of the other language', () => {
  const mixed = Object.entries(flat(en)).filter(([, sentence]) => hanzi.test(sentence))
  expect(mixed).toEqual([['shell.language.other', '中文']])
})

test('no screen has Chinese written into its code', () => {
  const source = join(import.meta.dirname, '..')
  const guilty = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .filter((file) => hanzi.test(readFileSync(join(source, file), 'utf8')))
  expect(guilty).toEqual([])
})

const hanzi = /\p{Script=Han}/u

function flat(words: object, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(flat(value, `${prefix}${name}.`))
        : [[`${prefix}${name}`, String(value)]],
    ),
  )
}

function places(sentence: string): string {
  return (sentence.match(/\{\{\w+\}\}/g) ?? []).sort().join(' ')
}
