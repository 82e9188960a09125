import { parentPort } from 'node:worker_threads'
import { tableToIPC } from 'apache-arrow'
import { methods } from '../methods/registry.ts'
import type { BlockState } from '../runtime/block-state.ts'
import { dataDay } from '../runtime/data-day.ts'
import { runApp } from '../runtime/run-app.ts'
import { engineOn, type NodeEngine } from './engine.ts'
import { openDuckdb, type EngineCode } from './open-duckdb.ts'
import type { BlockOutcome, RunMessage, RunOrder, RunOutcome, RunReply } from './run-messages.ts'

/**
 * Program of the worker thread: one DuckDB-WASM instance, and for each order an empty database on it. Whatever an
 * app does in here, the thread that started this one stays free and can end it.
 */
let engineGiven: (engine: EngineCode) => void
const code = new Promise<EngineCode>((resolve) => {
  engineGiven = resolve
})
let instance = openDuckdb(code)

parentPort?.on('message', (message: RunMessage) => {
  if ('engine' in message) engineGiven(message.engine)
  else void answer(message.order)
})

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
    const blocks = Object.fromEntries([...states].map(([name, state]) => [name, outcomeOf(state)]))
    return { blocks, today, engineVersion: engine.version, elapsedMs: performance.now() - started }
  } finally {
    await engine.close()
  }
}

async function openEngine(order: RunOrder): Promise<NodeEngine> {
  const engine = await engineOn(await instance)
  for (const dataset of order.datasets) await engine.attachFile(dataset.alias, dataset.file)
  return engine
}

function outcomeOf(state: BlockState): BlockOutcome {
  const nothing = { rows: 0, truncated: false, elapsedMs: 0 }
  switch (state.status) {
    case 'done': {
      const { table, truncated, total, elapsedMs } = state.result
      const arrow = new Uint8Array(tableToIPC(table, 'stream'))
      const counted = total === undefined ? {} : { total }
      return { status: 'done', arrow, rows: table.numRows, truncated, elapsedMs, ...counted }
    }
    case 'failed':
      return { status: 'failed', failure: state.failure, ...nothing }
    case 'waiting':
      return { status: 'waiting', reason: state.reason, ...nothing }
    case 'running':
      throw new Error('a finished run has a running block')
  }
}
