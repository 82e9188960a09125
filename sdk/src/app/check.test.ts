import { describe, expect, test } from 'vitest'
import { methods } from '../methods/registry.ts'
import type { AppFiles } from './app.ts'
import { checkApp } from './check.ts'

const head = `---
format: 1
title: { zh: 标题, en: Title }
topic: channels
datasets:
  cash: { source: atm_cash_daily@3, columns: { atm_id: text, date: date, dispensed: number } }
---
`

/** An app whose body begins on line 8. */
const app = (body: string, more: AppFiles = {}): AppFiles => ({ 'app.md': head + body, ...more })
const check = (files: AppFiles) => checkApp(files, { methods })
/** `code:line` of every problem. */
const codes = (files: AppFiles) => check(files).problems.map((each) => `${each.code}:${each.place.line}`)
const fence = (info: string, body = '') => `\`\`\`${info}\n${body}${body ? '\n' : ''}\`\`\`\n`

describe('an app that is right', () => {
  test('has everything optional filled in', () => {
    const body = `# {title}\n${fence('sql daily', 'select date, sum(dispensed) as amount from cash group by date;')}${fence(
      'chart outlook',
      'kind: line\ndata: daily\nx: date\ny: [amount, { column: low, axis: right }]\nband: [p10, p90]',
    )}`
    expect(check(app(body))).toEqual({
      problems: [],
      app: {
        format: 1,
        title: { zh: '标题', en: 'Title' },
        summary: { zh: '', en: '' },
        topic: 'channels',
        tags: [],
        datasets: [
          {
            alias: 'cash',
            source: 'atm_cash_daily',
            version: 3,
            columns: [
              { name: 'atm_id', type: 'text' },
              { name: 'date', type: 'date' },
              { name: 'dispensed', type: 'number' },
            ],
          },
        ],
        blocks: [
          {
            kind: 'sql',
            name: 'daily',
            place: { file: 'app.md', line: 10 },
            sql: 'select date, sum(dispensed) as amount from cash group by date \n',
          },
          {
            kind: 'chart',
            name: 'outlook',
            place: { file: 'app.md', line: 13 },
            chart: 'line',
            data: 'daily',
            title: { zh: '', en: '' },
            x: 'date',
            y: [
              {
                column: 'amount',
                label: { zh: 'amount', en: 'amount' },
                kind: 'line',
                axis: 'left',
                style: 'normal',
              },
              {
                column: 'low',
                label: { zh: 'low', en: 'low' },
                kind: 'line',
                axis: 'right',
                style: 'normal',
              },
            ],
            stack: false,
            horizontal: false,
            band: ['p10', 'p90'],
            annotations: [],
            axes: {},
            format: 'auto',
          },
        ],
        body: {
          zh: [
            {
              kind: 'prose',
              nodes: [
                {
                  kind: 'heading',
                  level: 1,
                  children: [{ kind: 'value', of: 'title', name: 'title', format: 'auto' }],
                },
              ],
            },
            { kind: 'block', name: 'daily' },
            { kind: 'block', name: 'outlook' },
          ],
          en: [
            expect.objectContaining({ kind: 'prose' }),
            { kind: 'block', name: 'daily' },
            { kind: 'block', name: 'outlook' },
          ],
        },
      },
    })
  })

  test('survives JSON unchanged', () => {
    const { app: checked } = check(app(fence('sql a', 'from cash')))
    expect(JSON.parse(JSON.stringify(checked))).toEqual(checked)
  })

  test('a range of days gives two parameters', () => {
    const period = fence('input period', 'type: daterange\nlabel: 期间\ndefault: [month-start, today]')
    const reads = 'from cash where date between $period_from and $period_to'
    expect(codes(app(period + fence('sql a', reads)))).toEqual([])
    expect(codes(app(period + fence('sql a', 'from cash where date = $period')))).toEqual([
      'parameter-unknown:14',
    ])
  })

  test('side results of a model can be drawn', () => {
    const model = fence('model forecast', 'method: pooled-seasonal\ndata: cash')
    const outputs = methods['pooled-seasonal']?.outputs('forecast') ?? []
    expect(outputs.length).toBeGreaterThan(1)
    for (const output of outputs) {
      expect(codes(app(model + fence('table rows', `data: ${output}`)))).toEqual([])
    }
  })
})

describe('a mistake is named on its line', () => {
  const cases: [string, string, string[]][] = [
    [
      'a field of a nested part',
      fence('kpi k', 'data: cash\nfigures:\n  - value: a\n    lable: x'),
      ['field-unknown:12'],
    ],
    [
      'a wrong word',
      fence('chart c', 'kind: pie\ndata: cash\nx: a\ny: b\nformat: percents'),
      ['field-wrong:13'],
    ],
    ['a wrong label', fence('table t', 'data: cash\ntitle: { zh: 表 }'), ['field-missing:10']],
    ['two fields of one figure', fence('kpi k', 'data: cash\nvalue: a\nfigures: [a]'), ['field-not-here:10']],
    [
      'a field of another type of input',
      fence('input i', 'type: text\nlabel: a\nrange: [1, 2]'),
      ['field-not-here:11'],
    ],
    ['a reversed range', fence('input i', 'type: number\nlabel: a\nrange: [2, 1]'), ['range-reversed:11']],
    [
      'a text where a number stands',
      fence('input i', 'type: text\nlabel: a\ndefault: 12'),
      ['field-wrong:11'],
    ],
    ['a choice without choices', fence('input i', 'type: choice\nlabel: a'), ['field-needed:8']],
    [
      'a choice from nowhere',
      fence('input i', 'type: choice\nlabel: a\nchoices: { from: cahs }'),
      ['relation-unknown:11'],
    ],
    [
      'a mark on no axis',
      fence('chart c', 'kind: line\ndata: cash\nx: a\ny: b\nannotations:\n  - { label: a }'),
      ['field-wrong:14'],
    ],
    ['a list as a block', fence('table t', '- a'), ['field-wrong:8']],
    ['a repeated field', fence('table t', 'data: cash\ndata: cash'), ['yaml-invalid:10']],
    ['a second statement', fence('sql a', 'from cash;\n\nfrom cash'), ['sql-several:11']],
    ['an only comment', fence('sql a', '-- nothing'), ['sql-empty:9']],
    ['a query inside a text', fence('sql a', "from query('from cash')"), ['sql-query-text:9']],
    ['a name of SQL', fence('sql order', 'from cash'), ['name-reserved:8']],
    [
      'a name that differs only in case',
      fence('sql a', 'from cash') + fence('sql A', 'from cash'),
      ['name-taken:11'],
    ],
    ['a bad name', fence('sql a-b', 'from cash'), ['block-name-invalid:8']],
    [
      'a value of a chart',
      '\n\ntext {c.x}\n\n' + fence('chart c', 'kind: line\ndata: cash\nx: a\ny: b'),
      ['inline-unknown:10'],
    ],
  ]
  test.each(cases)('%s', (_, body, expected) => {
    expect(codes(app(body))).toEqual(expected)
  })

  test('in a file of queries the line counts from the top of that file', () => {
    const files = app(fence('sql a'), { 'queries/a.sql': 'select *\nfrom cahs' })
    expect(check(files).problems.map((each) => [each.place, each.fix?.en])).toEqual([
      [{ file: 'queries/a.sql', line: 2 }, 'Did you mean “cash”?'],
    ])
  })

  test('every block behind a cycle stays unblamed', () => {
    const body = fence('sql a', 'from b') + fence('sql b', 'from a') + fence('sql c', 'from a')
    expect(check(app(body)).problems.map((each) => each.message.en)).toEqual([
      'these blocks read each other and cannot be computed: a → b → a',
    ])
  })
})

describe('an app that would do harm is refused', () => {
  test('files, sizes and blocks are limited', () => {
    const many = Object.fromEntries(
      Array.from({ length: 41 }, (_, index) => [`queries/q${index}.sql`, 'from x']),
    )
    expect(codes(many)).toEqual(['too-many-files:1'])
    expect(codes(app('x'.repeat(600_000)))).toEqual(['file-too-large:1'])
    expect(codes(app('汉'.repeat(200_000)))).toEqual(['file-too-large:1'])
    expect(codes(app('', { '../etc/passwd': '' }))).toEqual(['unknown-file:1'])
    const blocks = Array.from({ length: 201 }, (_, index) => fence(`sql q${index}`, 'from cash')).join('')
    expect(codes(app(blocks))).toEqual(['too-many-blocks:608'])
  })

  test('a YAML bomb is not expanded', () => {
    const bomb = `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ndata: cash`
    const found = new Set(check(app(fence('table t', bomb))).problems.map((each) => each.code))
    expect([...found]).toEqual(['yaml-alias'])
  })

  test('deep nesting ends in a problem and not in a crash', () => {
    for (const body of [
      '>'.repeat(20_000),
      '- '.repeat(20_000),
      '*a_'.repeat(20_000),
      fence('table t', `data: ${'['.repeat(20_000)}`),
      fence('table t', `data: ${'['.repeat(30)}${']'.repeat(30)}`),
    ]) {
      expect(check(app(body)).problems.length).toBeGreaterThan(0)
    }
  })

  test('names of the language itself reach no object', () => {
    const body = fence('table t', 'data: cash\n__proto__: { limit: 1 }\nconstructor: 1')
    expect(codes(app(body))[0]).toBe('yaml-key-refused:10')
    expect(({} as { limit?: number }).limit).toBeUndefined()
  })
})
