import { Worker } from 'node:worker_threads'
import { compileEngine } from './open-duckdb.ts'
import type { RunMessage, RunOrder, RunOutcome, RunReply, WorkerReady } from './run-messages.ts'

export interface RunRequest extends RunOrder {
  /** The run is ended when it takes longer. */
  readonly deadlineMs: number
  readonly signal?: AbortSignal
}

/** Why a whole run ended without an outcome. */
export class RunStopped extends Error {
  readonly code: 'deadline' | 'cancelled' | 'crashed'
  constructor(code: RunStopped['code'], message: string) {
    super(message)
    this.name = 'RunStopped'
    this.code = code
  }
}

/** Runs an app in a worker thread of its own. Throws `RunStopped`; a failing block is part of the outcome. */
export async function runInWorker(request: RunRequest): Promise<RunOutcome> {
  const worker = new RunWorker()
  try {
    return await worker.run(request)
  } finally {
    await worker.close()
  }
}

/**
 * A worker thread that runs one app after the other, each on an empty database. Starting takes about a second, so
 * a place that runs often starts it early and keeps it; a run that had to be stopped ends the thread, and the next
 * run starts another.
 */
export class RunWorker {
  #thread: Worker | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor() {
    this.#start()
  }

  run(request: RunRequest): Promise<RunOutcome> {
    const outcome = this.#last.then(() => this.#run(request))
    this.#last = outcome.catch(() => undefined)
    return outcome
  }

  async close(): Promise<void> {
    const thread = this.#thread
    this.#thread = undefined
    await thread?.terminate()
  }

  /** A thread that ends between two runs, for whatever reason, is forgotten; without a listener its error ended us. */
  #start(): Worker {
    const thread = startThread()
    const forget = () => {
      if (this.#thread === thread) this.#thread = undefined
    }
    thread.on('error', forget).on('exit', forget)
    this.#thread = thread
    return thread
  }

  async #run({ deadlineMs, signal, ...order }: RunRequest): Promise<RunOutcome> {
    if (signal?.aborted) throw new RunStopped('cancelled', 'the run was cancelled')
    const thread = this.#thread ?? this.#start()
    thread.ref()
    try {
      const reply = await replyOf(thread, order, { deadlineMs, signal })
      if ('error' in reply) throw new RunStopped('crashed', reply.error)
      thread.unref()
      return reply.outcome
    } catch (error) {
      await this.close()
      throw error
    }
  }
}

function startThread(): Worker {
  const thread = new Worker(new URL('./run-worker.ts', import.meta.url), {
    // The engine's own memory is outside of V8's heap and ends at 4 GB; this bounds results and the program.
    resourceLimits: { maxOldGenerationSizeMb: 2048, stackSizeMb: 16 },
  })
  thread.unref()
  compileEngine().then(
    (engine) => tell(thread, { engine }),
    () => thread.terminate(), // the next run hears that the worker ended
  )
  return thread
}

function replyOf(
  thread: Worker,
  order: RunOrder,
  { deadlineMs, signal }: { readonly deadlineMs: number; readonly signal: AbortSignal | undefined },
): Promise<RunReply> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      settle(() => reject(new RunStopped('deadline', `the run took longer than ${deadlineMs} ms`)))
    }, deadlineMs)
    const onAbort = () => settle(() => reject(new RunStopped('cancelled', 'the run was cancelled')))
    const onMessage = (reply: RunReply | WorkerReady) => {
      if (!('ready' in reply)) settle(() => resolve(reply))
    }
    const onError = (error: Error) => settle(() => reject(new RunStopped('crashed', error.message)))
    const onExit = () => settle(() => reject(new RunStopped('crashed', 'the worker ended')))
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      finish()
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    tell(thread, { order })
  })
}

function tell(thread: Worker, message: RunMessage): void {
  // The rule means windows; a thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  thread.postMessage(message)
}
