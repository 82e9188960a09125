import { expect, test } from 'vitest'
import { explain } from './explain.ts'
import type { Knowledge } from './knowledge.ts'
import { callAt } from './sql-scope.ts'
import { suggest } from './suggest.ts'

const knowledge: Knowledge = {
  relations: [
    {
      name: 'cash',
      kind: 'dataset',
      columns: [
        { name: 'atm_id', type: 'text' },
        {
          name: 'dispensed',
          type: 'number',
          title: { zh: '取款额', en: 'Dispensed' },
          meaning: { zh: '当日取款合计', en: 'Total withdrawn on the day' },
          unit: { zh: '元', en: 'yuan' },
        },
      ],
    },
    { name: 'daily', kind: 'block', columns: [{ name: 'total', type: 'Float64' }] },
  ],
  parameters: [{ name: 'horizon', label: { zh: '预测天数', en: 'Days ahead' } }],
  datasets: [{ name: 'atm_cash_daily', title: { zh: 'ATM 每日现金', en: 'ATM cash' } }],
}

const head = '---\nformat: 1\n---\n\n'

test.each([
  ['after FROM come relations', `${head}\`\`\`sql a\nselect * from |`, ['cash', 'daily'], ['atm_id']],
  [
    'a query proposes the columns it reads',
    `${head}\`\`\`sql a\nselect | from cash`,
    ['dispensed', 'sum'],
    ['total'],
  ],
  [
    'an alias stands for its relation',
    `${head}\`\`\`sql a\nselect c.| from cash as c`,
    ['atm_id'],
    ['cash', 'sum'],
  ],
  ['after $ come parameters', `${head}\`\`\`sql a\nselect $| from cash`, ['horizon'], ['cash']],
  ['a chart proposes its fields', `${head}\`\`\`chart a\n|`, ['kind', 'data', 'x', 'y'], ['sql']],
  ['a chart knows its kinds', `${head}\`\`\`chart a\nkind: |`, ['line', 'heatmap'], ['cash']],
  ['data is a relation', `${head}\`\`\`chart a\ndata: |`, ['cash', 'daily'], ['line']],
  ['x is a column of the data', `${head}\`\`\`chart a\ndata: daily\nx: |`, ['total'], ['atm_id']],
  [
    'a series has fields of its own',
    `${head}\`\`\`chart a\ndata: daily\ny:\n  - { |`,
    ['column', 'axis'],
    ['kind2', 'bins'],
  ],
  [
    'a figure on lines has fields of its own',
    `${head}\`\`\`kpi a\nfigures:\n  - value: x\n    |`,
    ['label', 'better'],
    ['figures'],
  ],
  ['a model proposes methods', `${head}\`\`\`model a\nmethod: |`, ['pooled-seasonal'], ['cash']],
  ['a fence proposes kinds of blocks', `${head}\`\`\`|`, ['sql', 'chart', 'model'], ['cash']],
  ['prose proposes blocks in braces', `${head}text {|`, ['daily', '$horizon'], ['cash']],
  ['prose proposes columns after a dot', `${head}text {daily.|`, ['total'], ['daily']],
  ['the head proposes its fields', '---\nform|\n---\n', ['title', 'topic', 'datasets'], ['sql']],
  [
    'a source is a dataset of the catalog',
    '---\ndatasets:\n  cash:\n    source: |\n---\n',
    ['atm_cash_daily'],
    ['cash'],
  ],
])('%s', (_, ...[marked, wanted, unwanted]) => {
  const offset = marked.indexOf('|')
  const words = suggest({ path: 'app.md', text: marked.replace('|', ''), offset }, knowledge).map(
    ({ word }) => word,
  )
  expect(words).toEqual(expect.arrayContaining(wanted))
  for (const word of unwanted) expect(words).not.toContain(word)
})

test('a column under the pointer is explained with its meaning and unit', () => {
  const text = `${head}\`\`\`sql a\nselect dispensed from cash\n\`\`\``
  const offset = text.indexOf('dispensed')
  expect(explain({ path: 'app.md', text, offset }, 'dispensed', knowledge)).toEqual({
    head: 'cash.dispensed : number',
    lines: [
      { zh: '取款额（元）', en: 'Dispensed (yuan)' },
      { zh: '当日取款合计', en: 'Total withdrawn on the day' },
    ],
  })
})

test('a field of a block is explained by its schema', () => {
  const text = `${head}\`\`\`chart a\nband: [low, high]\n\`\`\``
  const offset = text.indexOf('band')
  expect(explain({ path: 'app.md', text, offset }, 'band', knowledge)?.lines[0]?.en).toContain('interval')
})

test.each([
  [
    'a query named by WITH proposes its own columns',
    'with busy as (select atm_id, sum(dispensed) as paid from cash group by all) select b.| from busy b',
    ['atm_id', 'paid'],
  ],
  [
    'and stands among the relations',
    'with busy as (select 1 as one from cash) select * from |',
    ['busy', 'cash'],
  ],
  ['a subquery proposes what it gives', 'select | from (select dispensed as paid from cash) day', ['paid']],
  ['a table of the catalog may be read at once', 'select * from |', ['atm_cash_daily']],
  ['functions come with the engine’s whole list', 'select | from cash', ['sum', 'list_zip', 'date_trunc']],
])('%s', (_, marked, wanted) => {
  const spot = { path: 'queries/a.sql', text: marked.replace('|', ''), offset: marked.indexOf('|') }
  expect(suggest(spot, knowledge).map(({ word }) => word)).toEqual(expect.arrayContaining(wanted))
})

test('a table that the app does not read yet is declared when it is chosen', () => {
  const found = suggest({ path: 'queries/a.sql', text: 'from ', offset: 5 }, knowledge)
  expect(found.find(({ word }) => word === 'atm_cash_daily')?.declares).toBe('atm_cash_daily')
  expect(found.find(({ word }) => word === 'cash')?.declares).toBeUndefined()
})

test('a masked column says so, with what the author’s own rows hold', () => {
  const profile = { nullShare: 0.25, distinct: 1200, min: '1', max: '99' }
  const column = { name: 'phone', type: 'text', isMasked: true, profile }
  const relations = [{ name: 'people', kind: 'dataset' as const, columns: [column] }]
  const spot = { path: 'queries/a.sql', text: 'select phone from people', offset: 8 }
  expect(explain(spot, 'phone', { ...knowledge, relations })?.lines.map(({ en }) => en)).toEqual([
    'Masked: these are not the real values. Group and join by them, do not read them as facts',
    '1,200 distinct · 25% empty · 1 … 99',
  ])
})

test.each([
  ['date_trunc(', { name: 'date_trunc', argument: 0 }],
  ['round(sum(a, b), ', { name: 'round', argument: 1 }],
  ['select a, ', undefined],
])('inside %s the right argument is known', (text, call) => {
  expect(callAt(text, text.length)).toEqual(call)
})

test('a function is explained with what it takes', () => {
  const spot = { path: 'queries/a.sql', text: 'select median(x) from cash', offset: 9 }
  expect(explain(spot, 'median', knowledge)).toEqual({
    head: 'median(x)',
    lines: [{ zh: '中位数', en: 'Median' }],
  })
})
