import type { App } from '../app/app.ts'
import type { Methods } from '../methods/method.ts'
import type { BlockState, RunInputs, ViewerScope } from './block-state.ts'
import { Coordinator } from './coordinator.ts'
import type { Engine } from './engine.ts'
import { quoteName } from './quote.ts'

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
}

/**
 * Runs a whole app once and gives the last state of every dataset alias and block, and of the side relations of
 * `model` blocks under their own names.
 */
export async function runApp(run: AppRun): Promise<ReadonlyMap<string, BlockState>> {
  const states = new Map<string, BlockState>()
  const { engine, scope, methods, rowLimit, relationRows } = run
  const coordinator = new Coordinator({
    engine,
    scope,
    methods,
    rowLimit,
    relationRows,
    onState: (name, state) => states.set(name, state),
    onFatal: () => run.reopen(),
  })
  const datasets = run.app.datasets.map(({ alias }) => ({ alias, versionKey: alias }))
  coordinator.open({ app: run.app, datasets, inputs: run.inputs })
  await coordinator.idle()
  if (relationRows > 0) {
    for (const name of sideRelations(run, states)) {
      const rows = await coordinator.query(`select * from ${quoteName(name)}`, { limit: relationRows })
      states.set(name, { status: 'done', result: { ...rows, elapsedMs: 0, reused: false } })
    }
  }
  coordinator.close()
  return states
}

function sideRelations({ app, methods }: AppRun, states: ReadonlyMap<string, BlockState>): readonly string[] {
  return app.blocks.flatMap((block) => {
    if (block.kind !== 'model' || states.get(block.name)?.status !== 'done') return []
    return (methods[block.method]?.outputs(block.name) ?? []).filter((name) => name !== block.name)
  })
}
