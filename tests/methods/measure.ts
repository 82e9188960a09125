import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { boosting } from '@aladdin/sdk/methods/boosting/boosting.ts'
import { customerValue } from '@aladdin/sdk/methods/clv/customer-value.ts'
import type { FitMethod } from '@aladdin/sdk/methods/method.ts'
import { scorecard } from '@aladdin/sdk/methods/scorecard/scorecard.ts'
import { withDuckDb, type DuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { quoteText } from '@aladdin/sdk/runtime/quote.ts'
import { fitOn } from './fit-on.ts'
import { measureFunnel, measureNn5 } from './measure-sql.ts'
import { measureGraph } from './measure-graph.ts'
import { measureSites } from './measure-sites.ts'
import { measureUplift } from './measure-uplift.ts'

// `npm run measure`: our methods on public tables, beside the simplest rule and the published figure. The tables are not
// part of the repository: ALADDIN_DATA names their folder, else it is looked for beside the repository.
const folder = process.env['ALADDIN_DATA'] ?? join(import.meta.dirname, '../../../shared/data')

interface Task {
  readonly name: string
  readonly file: string
  readonly target: string
  readonly yes: string
  /** Columns that are known only afterwards, and keys. */
  readonly without: readonly string[]
  readonly published: string
  readonly targets: { readonly scorecard: number; readonly boosting: number }
}

const sbaLeaks =
  'Selected LoanNr_ChkDgt Term RealEstate ChgOffDate ChgOffPrinGr BalanceGross daysterm xx Default'

const tasks: readonly Task[] = [
  {
    name: 'Taiwan default',
    file: 'taiwan-default/taiwan_train.csv.gz',
    target: 'default_payment_next_month',
    yes: '1',
    without: ['ID'],
    published: '0.783',
    targets: { scorecard: 0.765, boosting: 0.78 },
  },
  {
    name: 'German credit',
    file: 'german-credit/german_train.csv.gz',
    target: 'CLASSIFICATION',
    yes: '1',
    without: [],
    published: '0.77–0.80',
    targets: { scorecard: 0.785, boosting: 0.79 },
  },
  {
    name: 'SBA loans',
    file: 'sba-case/sba_train.csv.gz',
    target: 'MIS_Status',
    yes: 'CHGOFF',
    without: sbaLeaks.split(' '),
    published: '0.735',
    targets: { scorecard: 0.82, boosting: 0.82 },
  },
  {
    name: 'Bank marketing',
    file: 'uci-bank-marketing/bank_additional_first60.csv.gz',
    target: 'y',
    yes: 'yes',
    without: ['duration'],
    published: '0.80',
    targets: { scorecard: 0.74, boosting: 0.8 },
  },
  {
    name: 'BankChurners',
    file: 'bankchurners/bankchurners_train.csv.gz',
    target: 'Attrition_Flag',
    yes: 'Attrited Customer',
    without: ['CLIENTNUM'],
    published: '0.99',
    targets: { scorecard: 0.94, boosting: 0.99 },
  },
  {
    name: 'MLC churn',
    file: 'mlc-telco-churn/churn_train.csv.gz',
    target: 'churn',
    yes: 'T',
    without: ['phonenumber'],
    published: '0.91–0.92',
    targets: { scorecard: 0.81, boosting: 0.91 },
  },
]

const line = (cells: readonly string[]) =>
  console.log(cells.map((cell, index) => cell.padEnd(index === 0 ? 28 : 16)).join(''))

if (existsSync(folder)) await withDuckDb({ memoryMb: 1000, threads: 1 }, measure)
else console.log(`SKIPPED: no data at ${folder}; nothing was measured. Name the folder with ALADDIN_DATA.`)

async function measure(duckdb: DuckDb): Promise<void> {
  line(['AUC, five folds', 'ours', 'best column', 'published', 'target', 'met', 'processor s'])
  for (const task of tasks) {
    await load(duckdb, task.file)
    for (const method of [scorecard, boosting]) await measureTask(duckdb, task, method)
  }
  await measureCdnow(duckdb)
  await measureUplift(duckdb, { folder, line })
  await measureSites({ folder, line })
  await measureGraph(duckdb, { line })
  await measureNn5(duckdb, { folder, line })
  await measureFunnel(duckdb, { folder, line })
}

async function load(duckdb: DuckDb, file: string): Promise<void> {
  const path = quoteText(join(folder, file))
  await duckdb.run(
    `create or replace table data as select row_number() over () as "__id", * from read_csv(${path}, sample_size = -1)`,
  )
}

async function measureTask(duckdb: DuckDb, task: Task, method: FitMethod): Promise<void> {
  const types = await duckdb.rows('select column_name as name, column_type as type from (describe data)')
  const known = types.map(({ name, type }) => ({ name: String(name), type: String(type) }))
  // the copy is plain text, so that true, T and yes are written as in the file
  const target = known.find(({ name }) => name === task.target)
  const bad = target?.type === 'BOOLEAN' ? 'true' : task.yes
  const columns = known
    .filter(
      ({ name, type }) =>
        !['__id', task.target, ...task.without].includes(name) && !/^(DATE|TIME)/.test(type),
    )
    .map(({ name }) => name)
  const { fitted, seconds } = await fitOn(duckdb, method, {
    options: { id: '__id', target: task.target, bad, columns },
    known,
  })
  const quality = fitted.find(({ side }) => side === 'quality')
  const figure = (name: string) =>
    quality?.rows[0]?.[quality.columns.findIndex((column) => column.name === name)]
  const [auc, best] = [Number(figure('auc')), Number(figure('baseline_auc'))]
  const goal = task.targets[method === boosting ? 'boosting' : 'scorecard']
  line([
    `${task.name}, ${method.name}`,
    auc.toFixed(4),
    best.toFixed(4),
    task.published,
    `>= ${goal}`,
    auc >= goal ? 'yes' : 'NO',
    seconds.toFixed(2),
  ])
}

async function measureCdnow(duckdb: DuckDb): Promise<void> {
  await load(duckdb, 'cdnow/cdnow_sample_calibration.csv.gz')
  await duckdb.run(`create or replace table data as
select masterid as customer_id, strptime(cast(date as varchar), '%Y%m%d')::date as date, sales as amount from data`)
  const known = ['INTEGER', 'DATE', 'DOUBLE'].map((type, place) => ({
    name: ['customer_id', 'date', 'amount'][place] ?? '',
    type,
  }))
  const { fitted, seconds } = await fitOn(duckdb, customerValue, {
    options: { calibration_end: '1997-09-30' },
    known,
  })
  const values = new Map((fitted[0]?.rows ?? []).map(([name, value]) => [String(name), Number(value)]))
  for (const [name, published] of [
    ['r', 0.243],
    ['alpha', 4.414],
    ['a', 0.793],
    ['b', 2.426],
  ] as const) {
    const ours = values.get(name) ?? 0
    const isMet = Math.abs(ours / published - 1) <= 0.005
    line([
      `CDNOW, BG/NBD ${name}`,
      ours.toFixed(4),
      '–',
      String(published),
      'within 0.5 %',
      isMet ? 'yes' : 'NO',
      seconds.toFixed(2),
    ])
  }
}
