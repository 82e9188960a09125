import type { App } from '../app/app.ts'
import { methods } from '../methods/registry.ts'
import type { BlockState } from '../runtime/block-state.ts'
import { Coordinator } from '../runtime/coordinator.ts'
import { toEngineError } from '../runtime/engine-failure.ts'
import { inlineBlocks } from '../runtime/select.ts'
import { blockOutcome } from './block-outcome.ts'
import { engineOn, type NodeEngine } from './engine.ts'
import type { Duckdb } from './open-duckdb.ts'
import type { KeptOrder, KeptReply } from './run-messages.ts'

type Tell = (reply: KeptReply, buffers: readonly ArrayBuffer[]) => void

/** The one app that is open in a thread. */
interface KeptRun {
  readonly key: string
  readonly engine: () => NodeEngine
  readonly coordinator: Coordinator
  readonly states: Map<string, BlockState>
}

/**
 * Answers orders in a worker thread with an engine, its relations and its results that stay for the next order of
 * equal key. An order of another key meets a fresh instance: nothing of one entitlement is ever beside another.
 */
export class KeptRuns {
  readonly #open: () => Promise<Duckdb>
  readonly #tell: Tell
  #kept: KeptRun | undefined
  #current: { readonly order: KeptOrder; isCancelled: boolean } | undefined
  #told = new Set<string>()

  constructor(open: () => Promise<Duckdb>, tell: Tell) {
    this.#open = open
    this.#tell = tell
  }

  async run(order: KeptOrder): Promise<void> {
    const started = performance.now()
    const current = { order, isCancelled: false }
    this.#current = current
    this.#told = new Set()
    try {
      const kept = this.#kept?.key === order.key ? this.#kept : await this.#start(order)
      this.#kept = kept
      const datasets = order.app.datasets.map(({ alias }) => ({ alias, versionKey: alias }))
      if (!current.isCancelled) kept.coordinator.open({ app: order.app, datasets, inputs: order.inputs })
      await kept.coordinator.idle()
      for (const [name, state] of kept.states) if (!this.#told.has(name)) this.#report(name, state)
      const engineVersion = kept.engine().version
      if (current.isCancelled || isSpent(kept.states)) await this.#forget()
      this.#tell({ finished: { engineVersion, elapsedMs: performance.now() - started } }, [])
    } catch (thrown) {
      await this.#forget()
      this.#tell({ error: toEngineError(thrown).message }, [])
    } finally {
      this.#current = undefined
    }
  }

  /** Ends the order that is running, between two slices of its statement; blocks that are done stay told. */
  cancel(): void {
    if (this.#current === undefined) return
    this.#current.isCancelled = true
    this.#kept?.coordinator.cancel()
  }

  async #start(order: KeptOrder): Promise<KeptRun> {
    await this.#forget()
    let engine = await this.#openEngine(order)
    const states = new Map<string, BlockState>()
    const { scope, rowLimit } = order
    const coordinator = new Coordinator({
      engine,
      scope,
      methods,
      rowLimit,
      cacheBytes: 16 * 1024 * 1024,
      onState: (name, state) => {
        states.set(name, state)
        if (state.status !== 'running') this.#report(name, state)
      },
      onFatal: async () => (engine = await this.#openEngine(order)),
    })
    return { key: order.key, engine: () => engine, coordinator, states }
  }

  async #openEngine(order: KeptOrder): Promise<NodeEngine> {
    const engine = await engineOn(await this.#open())
    for (const { alias, file } of order.datasets) await engine.attachFile(alias, file)
    return engine
  }

  /** Only what a page draws or says: a relation that went well is seen in what reads it, or in the text. */
  #report(name: string, state: BlockState): void {
    const order = this.#current?.order
    if (order === undefined || state.status === 'running') return
    if (state.status === 'done' && state.result.table.numCols === 0) return
    if (state.status === 'done' && !isSeen(order.app, name)) return
    this.#told.add(name)
    const outcome = blockOutcome(state, { maxBytes: order.maxBytes })
    this.#tell({ block: name, outcome }, outcome.arrow === undefined ? [] : [outcome.arrow.buffer])
  }

  async #forget(): Promise<void> {
    const kept = this.#kept
    this.#kept = undefined
    kept?.coordinator.close()
    await kept?.engine().close()
  }
}

function isSeen(app: App, name: string): boolean {
  const kind = app.blocks.find((block) => block.name === name)?.kind
  if (kind === 'sql' || kind === 'model') return inlineBlocks(app).has(name)
  return kind !== undefined
}

/** An engine that ran out of memory or trapped keeps what it took: the next order gets another. */
function isSpent(states: ReadonlyMap<string, BlockState>): boolean {
  return [...states.values()].some(
    (state) => state.status === 'failed' && ['out-of-memory', 'engine-stopped'].includes(state.failure.code),
  )
}
