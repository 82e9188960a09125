import { describe, expect, test } from 'vitest'
import { bindDataset, replaceBlockBody, setTitle } from './edit.ts'
import { checkApp } from './check.ts'

const app = (front: string, body = '') => ({ 'app.md': `---\nformat: 1\n${front}---\n${body}` })
const text = (files: Readonly<Record<string, string>>) => files['app.md']

describe('binding a dataset', () => {
  const cases: [string, [string, string], { alias: string; source: string; version?: number }][] = [
    [
      'only the source changes and comments stay',
      [
        'datasets:\n  # the cash\n  cash: { source: atm_cash_daily, columns: { a: text } } # daily\n',
        'datasets:\n  # the cash\n  cash: { source: my_upload, columns: { a: text } } # daily\n',
      ],
      { alias: 'cash', source: 'my_upload' },
    ],
    [
      'a version is written behind the name',
      [
        'datasets: { cash: { source: "old", columns: { a: text } } }\n',
        'datasets: { cash: { source: new_one@3, columns: { a: text } } }\n',
      ],
      { alias: 'cash', source: 'new_one', version: 3 },
    ],
    [
      'an older pin goes away in a line of its own',
      [
        'datasets:\n  cash:\n    source: old # here\n    version: 2\n    columns: { a: text }\n',
        'datasets:\n  cash:\n    source: new_one # here\n    columns: { a: text }\n',
      ],
      { alias: 'cash', source: 'new_one' },
    ],
    [
      'an older pin goes away inside braces',
      [
        'datasets: { cash: { source: old, version: 2, columns: { a: text } }, b: { source: old, columns: {}, version: 1 } }\n',
        'datasets: { cash: { source: old, version: 2, columns: { a: text } }, b: { source: new_one, columns: {} } }\n',
      ],
      { alias: 'b', source: 'new_one' },
    ],
  ]
  test.each(cases)('%s', (_, [before, after], binding) => {
    expect(text(bindDataset(app(before), binding))).toBe(text(app(after)))
  })

  test('an alias that the app does not have is refused', () => {
    expect(() => bindDataset(app('title: a\n'), { alias: 'cash', source: 'x' })).toThrow('cash')
  })
})

describe('the title', () => {
  const cases: [string, string, string][] = [
    ['a plain title', 'title: Old # why\n', 'title: { zh: 新, en: "New: one" } # why\n'],
    ['both languages in place', 'title: { zh: 旧, en: Old }\n', 'title: { zh: 新, en: "New: one" }\n'],
    [
      'on lines of their own',
      'title:\n  zh: 旧 # a\n  en: Old\n',
      'title:\n  zh: 新 # a\n  en: "New: one"\n',
    ],
  ]
  test.each(cases)('%s', (_, before, after) => {
    expect(text(setTitle(app(before), { zh: '新', en: 'New: one' }))).toBe(text(app(after)))
  })

  test('an app without a title gets one', () => {
    expect(text(setTitle(app('topic: credit\n'), { zh: 'A', en: 'A' }))).toBe(
      '---\ntitle: A\nformat: 1\ntopic: credit\n---\n',
    )
  })
})

describe('the body of a block', () => {
  const before = app('title: a\ntopic: credit\n', 'Text\n\n```sql one\nselect 1\n```\n\nmore\n')

  test('is replaced between its fences', () => {
    const after = replaceBlockBody(before, 'one', 'select 2\nfrom x')
    expect(text(after)).toBe(text(before)?.replace('select 1', 'select 2\nfrom x'))
  })

  test('may hold a fence itself', () => {
    const after = replaceBlockBody(before, 'one', "select '\n```\n'")
    expect(checkApp(after, { methods: {} }).app?.blocks[0]).toMatchObject({ sql: "select '\n```\n'\n" })
  })

  test('is replaced in its own file when it stands there', () => {
    const files = { ...app('title: a\n', '```sql one\n```\n'), 'queries/one.sql': 'select 1' }
    expect(replaceBlockBody(files, 'one', 'select 2')).toEqual({ ...files, 'queries/one.sql': 'select 2\n' })
  })

  test('the last block of a file without a line end is replaced too', () => {
    const files = app('title: a\n', '```sql one\nselect 1\n```')
    expect(text(replaceBlockBody(files, 'one', 'select 2'))).toBe(text(files)?.replace('1\n```', '2\n```'))
  })
})
