import { parentPort } from 'node:worker_threads'
import { methods } from '../methods/registry.ts'
import { dataDay } from '../runtime/data-day.ts'
import { runApp } from '../runtime/run-app.ts'
import { blockOutcome } from './block-outcome.ts'
import { engineOn, type NodeEngine } from './engine.ts'
import { KeptRuns } from './kept-runs.ts'
import { openDuckdb, type Duckdb, type EngineCode } from './open-duckdb.ts'
import type { KeptReply, RunMessage, RunOrder, RunOutcome, RunReply, WorkerReady } from './run-messages.ts'

/**
 * Program of the worker thread: one DuckDB-WASM instance, and for each order an empty database on it. Whatever an
 * app does in here, the thread that started this one stays free and can end it.
 */
let engineGiven: (engine: EngineCode) => void
const code = new Promise<EngineCode>((resolve) => {
  engineGiven = resolve
})
/** Made with the first order that needs it: a thread that only answers viewers makes its own instances. */
let instance: Promise<Duckdb> | undefined

parentPort?.on('message', (message: RunMessage) => {
  if ('engine' in message) {
    engineGiven(message.engine)
    // the program is read and the engine is there: from now on time is the app's own
    // The rule means windows; a thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    parentPort?.postMessage({ ready: true } satisfies WorkerReady)
  } else if ('cancel' in message) kept.cancel()
  else if ('kept' in message) void kept.run(message.kept)
  else void answer(message.order)
})

/** Of one engine that answers viewers: several are open at once on one machine. */
const keptBytes = 1024 * 1024 * 1024

const kept = new KeptRuns(
  () => openDuckdb(code, { mostBytes: keptBytes }),
  (reply: KeptReply, buffers: readonly ArrayBuffer[]) => parentPort?.postMessage(reply, [...buffers]),
)

async function answer(order: RunOrder): Promise<void> {
  const reply = await replyTo(order)
  const buffers =
    'outcome' in reply
      ? Object.values(reply.outcome.blocks).flatMap((block) => (block.arrow ? [block.arrow.buffer] : []))
      : []
  parentPort?.postMessage(reply, buffers)
}

async function replyTo(order: RunOrder): Promise<RunReply> {
  try {
    return { outcome: await carryOut(order) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

async function carryOut(order: RunOrder): Promise<RunOutcome> {
  const started = performance.now()
  let engine = await openEngine(order)
  try {
    const today = order.inputs.today ?? (await dataDay(engine, order.app.datasets)) ?? order.fallbackDay
    const states = await runApp({
      ...order,
      engine,
      methods,
      inputs: { parameters: order.inputs.parameters, today, seed: order.inputs.seed ?? 1 },
      async reopen() {
        instance = openDuckdb(code)
        engine = await openEngine(order)
        return engine
      },
    })
    const blocks = Object.fromEntries([...states].map(([name, state]) => [name, blockOutcome(state)]))
    return { blocks, today, engineVersion: engine.version, elapsedMs: performance.now() - started }
  } finally {
    await engine.close()
  }
}

async function openEngine(order: RunOrder): Promise<NodeEngine> {
  const engine = await engineOn(await (instance ??= openDuckdb(code)))
  for (const dataset of order.datasets) await engine.attachFile(dataset.alias, dataset.file)
  return engine
}
