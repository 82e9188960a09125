import { expect, test } from 'vitest'
import { titleOf } from './draft-title.ts'

const untitled = { zh: '未命名应用', en: 'Untitled app' }

test.each([
  ['---\nformat: 1\ntitle: { zh: 现金, en: Cash }\nsummary: 1\n---\n# x', { zh: '现金', en: 'Cash' }],
  ['---\ntitle:\n  zh: 现金\n  en: Cash\ndatasets: {\n---\n', { zh: '现金', en: 'Cash' }],
  ['---\r\ntitle: { zh: 现金, en: Cash }\r\n---\r\n', { zh: '现金', en: 'Cash' }],
  ['', untitled],
  ['# only text', untitled],
  [`---\ntitle: ${'['.repeat(19_000)}\n---\n`, untitled],
])('a draft is listed under the title of its head, however unfinished the rest is', (text, title) => {
  expect(titleOf(text)).toEqual(title)
})
