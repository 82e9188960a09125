import { boosting } from '@aladdin/sdk/methods/boosting/boosting.ts'
import type { FitMethod } from '@aladdin/sdk/methods/method.ts'
import { scorecard } from '@aladdin/sdk/methods/scorecard/scorecard.ts'
import type { DuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { columnsOf, fitOn, sideOf } from './fit-on.ts'
import { loadTable } from './load-table.ts'
import type { Printer } from './measure-uplift.ts'

interface Task {
  readonly name: string
  readonly file: string
  readonly target: string
  readonly yes: string
  /** Columns that are known only afterwards, and keys. */
  readonly without: readonly string[]
  /** What is published for the whole table; the file here is a part of it. */
  readonly published: string
  /** What logistic regression, gradient boosting and a forest of scikit-learn reach on the very rows of the file. */
  readonly sameRows: string
  readonly targets: { readonly scorecard: number; readonly boosting: number }
  /** Ways of dealing the folds; one is not enough for a few hundred rows. */
  readonly seeds: readonly number[]
  /** Rows stand in the order of time: the latest fifth is foretold from the others too. */
  readonly isInTime?: true
}

export const sbaLeaks =
  'Selected LoanNr_ChkDgt Term RealEstate ChgOffDate ChgOffPrinGr BalanceGross daysterm xx Default'.split(' ')

const tasks: readonly Task[] = [
  {
    name: 'Taiwan default',
    file: 'taiwan-default/taiwan_train.csv.gz',
    target: 'default_payment_next_month',
    yes: '1',
    without: ['ID'],
    published: '0.783',
    sameRows: '',
    targets: { scorecard: 0.765, boosting: 0.78 },
    seeds: [1],
  },
  {
    name: 'German credit',
    file: 'german-credit/german_train.csv.gz',
    target: 'CLASSIFICATION',
    yes: '1',
    without: [],
    published: '0.77–0.80',
    sameRows: '0.775/0.758/0.781',
    targets: { scorecard: 0.785, boosting: 0.79 },
    seeds: [1, 2, 3, 4, 5],
  },
  {
    name: 'SBA loans',
    file: 'sba-case/sba_train.csv.gz',
    target: 'MIS_Status',
    yes: 'CHGOFF',
    without: sbaLeaks,
    published: '0.735',
    sameRows: '',
    targets: { scorecard: 0.82, boosting: 0.82 },
    seeds: [1, 2, 3, 4, 5],
  },
  {
    name: 'Bank marketing',
    file: 'uci-bank-marketing/bank_additional_first60.csv.gz',
    target: 'y',
    yes: 'yes',
    without: ['duration'],
    published: '0.80',
    sameRows: '0.590/0.605/0.579',
    targets: { scorecard: 0.74, boosting: 0.8 },
    seeds: [1],
    isInTime: true,
  },
  {
    name: 'BankChurners',
    file: 'bankchurners/bankchurners_train.csv.gz',
    target: 'Attrition_Flag',
    yes: 'Attrited Customer',
    without: ['CLIENTNUM'],
    published: '0.99',
    sameRows: '',
    targets: { scorecard: 0.94, boosting: 0.99 },
    seeds: [1],
  },
  {
    name: 'MLC churn',
    file: 'mlc-telco-churn/churn_train.csv.gz',
    target: 'churn',
    yes: 'T',
    without: ['phonenumber'],
    published: '0.91–0.92',
    sameRows: '0.815/0.906/0.903',
    targets: { scorecard: 0.81, boosting: 0.91 },
    seeds: [1, 2, 3],
  },
]

/** AUC of both methods on every table, five folds each, mean over the ways of dealing them. */
export async function measureAuc(duckdb: DuckDb, printer: Printer): Promise<void> {
  for (const task of tasks) {
    await loadTable(duckdb, printer.folder, task.file)
    for (const method of [scorecard, boosting]) await measureTask(duckdb, printer, { task, method })
  }
}

interface Measuring {
  readonly task: Task
  readonly method: FitMethod
}

async function measureTask(duckdb: DuckDb, { line }: Printer, { task, method }: Measuring): Promise<void> {
  const known = await columnsOf(duckdb)
  // the copy is plain text, so that true, T and yes are written as in the file
  const target = known.find(({ name }) => name === task.target)
  const bad = target?.type === 'BOOLEAN' ? 'true' : task.yes
  const columns = known
    .filter(
      ({ name, type }) =>
        !['__id', task.target, ...task.without].includes(name) && !/^(DATE|TIME)/.test(type),
    )
    .map(({ name }) => name)
  const date = task.isInTime ? { date: '__id' } : {}
  const options = { id: '__id', target: task.target, bad, columns, ...date }
  const runs: Readonly<Record<string, unknown>>[] = []
  let spent = 0
  for (const seed of task.seeds) {
    const { fitted, seconds } = await fitOn(duckdb, method, { options, known, seed })
    runs.push(sideOf(fitted, 'quality')[0] ?? {})
    spent += seconds / task.seeds.length
  }
  const mean = (name: string) => runs.reduce((sum, run) => sum + Number(run[name]), 0) / runs.length
  const goal = task.targets[method === boosting ? 'boosting' : 'scorecard']
  line([
    `${task.name}, ${method.name}`,
    mean('auc').toFixed(4),
    mean('baseline_auc').toFixed(4),
    task.published,
    `>= ${goal}`,
    mean('auc') >= goal ? 'yes' : 'NO',
    spent.toFixed(2),
    task.sameRows,
  ])
  if (!task.isInTime) return
  const later = mean('in_time_auc')
  line([
    '  the latest fifth in time',
    later.toFixed(4),
    '',
    '0.61–0.75',
    '>= 0.74',
    later >= 0.74 ? 'yes' : 'NO',
    '',
    '0.388/0.418/0.433',
  ])
}
