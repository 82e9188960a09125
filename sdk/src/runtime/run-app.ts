import type { App } from '../app/app.ts'
import type { Methods } from '../methods/method.ts'
import type { BlockState, RunInputs, ViewerScope } from './block-state.ts'
import { closureOf } from './closure.ts'
import { Coordinator } from './coordinator.ts'
import type { Engine } from './engine.ts'
import { Fingerprints } from './fingerprints.ts'
import { planOf } from './plan.ts'
import { quoteName } from './quote.ts'
import { QueryFailure } from './task-error.ts'

export interface AppRun {
  readonly engine: Engine
  /** A fresh engine with the same extracts, after a trap. */
  readonly reopen: () => Promise<Engine>
  readonly app: App
  readonly inputs: RunInputs
  readonly scope: ViewerScope
  readonly methods: Methods
  readonly rowLimit: number
  /** Rows of each `sql` and `model` block. */
  readonly relationRows: number
  /** Only this block or relation, and what it needs. */
  readonly only?: string
}

/**
 * Runs a whole app once and gives the last state of every block, of the side relations of `model` blocks under
 * their own names, and of datasets and inputs with which something is wrong.
 */
export async function runApp(run: AppRun): Promise<ReadonlyMap<string, BlockState>> {
  const states = new Map<string, BlockState>()
  const app = run.only === undefined ? run.app : onlyNeeded(run, run.only)
  const coordinator = new Coordinator({
    ...run,
    relationRows: run.only === undefined ? run.relationRows : 0,
    onState: (name, state) => states.set(name, state),
    onFatal: () => run.reopen(),
  })
  coordinator.open({ app, datasets: keyed(app), inputs: run.inputs })
  await coordinator.idle()
  if (run.relationRows > 0) {
    const names = run.only === undefined ? sideRelations(run) : [run.only]
    for (const name of names) {
      if (blockOf(run, name) && states.get(blockOf(run, name) ?? '')?.status === 'done') {
        states.set(name, await relationState(coordinator, name, run.relationRows))
      }
    }
  }
  coordinator.close()
  for (const [name, state] of states) if (isEmpty(state) && name !== run.only) states.delete(name)
  return states
}

/** Plain inputs and the views over datasets have nothing to show when nothing is wrong with them. */
function isEmpty(state: BlockState): boolean {
  return state.status === 'done' && state.result.table.numCols === 0
}

async function relationState(coordinator: Coordinator, name: string, limit: number): Promise<BlockState> {
  try {
    const rows = await coordinator.query(`select * from ${quoteName(name)}`, { limit })
    return { status: 'done', result: { ...rows, elapsedMs: 0, reused: false } }
  } catch (thrown) {
    if (thrown instanceof QueryFailure) return { status: 'failed', failure: thrown.failure }
    throw thrown
  }
}

function onlyNeeded(run: AppRun, name: string): App {
  const plan = planOf({ ...run, datasets: keyed(run.app), fingerprints: new Fingerprints() })
  // a value is checked against the choices that the data gives, so these are needed too
  return closureOf(run.app, plan, [name, ...Object.keys(run.inputs.parameters)])
}

function keyed(app: App) {
  return app.datasets.map(({ alias }) => ({ alias, versionKey: alias }))
}

function sideRelations({ app, methods }: AppRun): readonly string[] {
  return app.blocks.flatMap((block) =>
    block.kind === 'model'
      ? (methods[block.method]?.outputs(block.name) ?? []).filter((name) => name !== block.name)
      : [],
  )
}

/** The `sql` or `model` block, or dataset, that gives a relation; a chart gives none. */
function blockOf({ app, methods }: AppRun, relation: string): string | undefined {
  if (app.datasets.some((dataset) => dataset.alias === relation)) return relation
  return app.blocks.find(
    (block) =>
      (block.kind === 'sql' && block.name === relation) ||
      (block.kind === 'model' &&
        [block.name, ...(methods[block.method]?.outputs(block.name) ?? [])].includes(relation)),
  )?.name
}
