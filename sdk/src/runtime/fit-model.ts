import type { FittedModel, FittedRelation, FittedValue } from '../methods/fitted.ts'
import type { FitMethod, MethodCall, Pace } from '../methods/method.ts'
import type { ColumnType } from '../contract/dataset.ts'
import { cancelled } from './engine-failure.ts'
import type { Engine, RunOptions } from './engine.ts'
import { tableStatement } from './table-statement.ts'

interface Fitting {
  readonly call: MethodCall
  /** A published version; then nothing is fitted. */
  readonly fitted: FittedModel | undefined
  /** Day of the run. */
  readonly today: string
}

/** Puts what a method learned beside the block as `<name>_<side>`, and scores the block's rows with it. */
export async function fitModel(
  engine: Engine,
  method: FitMethod,
  { call, fitted, today, run }: Fitting & { readonly run: RunOptions },
): Promise<void> {
  const learned = fitted ?? (await learn(engine, method, { call, today, run }))
  const tables = [...learned.relations, aboutTable(learned, fitted !== undefined)]
  for (const table of tables) await engine.run(tableStatement(call.name, table), run)
  for (const statement of method.score(call, learned.relations)) await engine.run(statement, run)
}

async function learn(
  engine: Engine,
  method: FitMethod,
  { call, today, run }: Omit<Fitting, 'fitted'> & { readonly run: RunOptions },
): Promise<FittedModel> {
  const { table } = await engine.query(method.query(call), run)
  const relations = await method.fit(table, call, paceOf(run.signal))
  const nobody = { zh: '', en: '' }
  return {
    format: 1,
    method: method.name,
    about: {
      model: '',
      version: 0,
      title: nobody,
      fittedOn: today,
      fittedBy: nobody,
      branch: nobody,
      rows: table.numRows,
      datasets: [],
    },
    relations,
  }
}

/** Gives way every few hundredths of a second, so that a page stays awake and a cancel is heard. */
function paceOf(signal: AbortSignal | undefined): Pace {
  let since = performance.now()
  return async () => {
    if (performance.now() - since > 30) {
      await new Promise((resolve) => setTimeout(resolve))
      since = performance.now()
    }
    if (signal?.aborted) throw cancelled()
  }
}

/** One row: on what and when the model was fitted, and whether it was fitted here or published. */
function aboutTable({ about }: FittedModel, published: boolean): FittedRelation {
  const cells: readonly (readonly [string, ColumnType, FittedValue])[] = [
    ['published', 'boolean', published],
    ['model', 'text', published ? about.model : null],
    ['version', 'integer', published ? about.version : null],
    ['title_zh', 'text', published ? about.title.zh : null],
    ['title_en', 'text', published ? about.title.en : null],
    ['fitted_on', 'text', about.fittedOn],
    ['fitted_by_zh', 'text', published ? about.fittedBy.zh : null],
    ['fitted_by_en', 'text', published ? about.fittedBy.en : null],
    ['branch_zh', 'text', published ? about.branch.zh : null],
    ['branch_en', 'text', published ? about.branch.en : null],
    ['rows', 'integer', about.rows],
    ['datasets', 'text', about.datasets.map(({ name, version }) => `${name} v${version}`).join(', ')],
  ]
  return {
    side: 'about',
    columns: cells.map(([name, type]) => ({ name, type })),
    rows: [cells.map(([, , value]) => value)],
  }
}
