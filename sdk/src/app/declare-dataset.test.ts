import { expect, test } from 'vitest'
import { checkApp } from './check.ts'
import { declareDataset } from './declare-dataset.ts'

const cash = {
  source: 'atm_cash_daily',
  columns: [
    { name: 'atm_id', type: 'text' },
    { name: 'dispensed', type: 'number' },
  ],
} as const

const heads: readonly (readonly [string, string])[] = [
  ['without datasets', ''],
  ['with an empty list', 'datasets: {}\n'],
  ['with nothing after the word', 'datasets:\n'],
  [
    'with datasets on lines',
    'datasets:\n  days:\n    source: dim_calendar\n    columns:\n      date: date\n',
  ],
  ['with datasets in one line', 'datasets: { days: { source: dim_calendar, columns: { date: date } } }\n'],
  [
    'with some of its columns',
    'datasets:\n  atm_cash_daily: { source: atm_cash_daily, columns: { date: date } }\n',
  ],
  [
    'with some of its columns on lines',
    'datasets:\n  atm_cash_daily:\n    source: atm_cash_daily@3\n    columns:\n      atm_id: text\n',
  ],
]

test.each(heads)('an app %s reads the dataset afterwards and checks', (_, datasets) => {
  const { files, alias } = declareDataset(appWith(datasets), cash)
  const { app, problems } = checkApp(files, { methods: {} })
  expect(problems).toEqual([])
  const declared = app?.datasets.find((each) => each.alias === alias)
  expect(declared?.source).toBe('atm_cash_daily')
  expect(declared?.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['atm_id', 'dispensed']))
  expect(files['app.md']).toContain('# 现金 # 保留')
})

test('the same dataset again changes nothing', () => {
  const once = declareDataset(appWith(''), cash).files
  expect(declareDataset(once, cash).files).toEqual(once)
})

function appWith(datasets: string) {
  return {
    'app.md': `---\nformat: 1\ntitle: 现金\ntopic: channels\n${datasets}# 保留的注释\n---\n\n# 现金 # 保留\n`,
  }
}
