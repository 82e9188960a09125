import { Worker } from 'node:worker_threads'
import { compileEngine } from './open-duckdb.ts'
import type { BlockOutcome, KeptOrder, KeptReply, RunMessage, WorkerReady } from './run-messages.ts'

export interface KeptRequest {
  readonly order: KeptOrder
  /** The run is ended when it takes longer; blocks that are done by then are part of the outcome. */
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
  /** Told of every block that comes to rest. */
  readonly onBlock?: (name: string) => void
}

export interface KeptOutcome {
  readonly blocks: ReadonlyMap<string, BlockOutcome>
  /** Why blocks may be missing. */
  readonly end: 'finished' | 'deadline' | 'cancelled' | 'crashed'
  /** The thread is gone with whatever was open in it. */
  readonly isLost: boolean
  readonly elapsedMs: number
}

/** A statement looks for its end between two slices; a thread that does not within this time is ended itself. */
const graceMs = 60

/**
 * A thread in which one app after the other is open. Whatever an app does, the outcome comes by the deadline: first
 * the statement is asked to end, then the thread is ended, and the next run starts another.
 */
export class KeptWorker {
  #thread: Worker | undefined
  #ready: Promise<void> = Promise.resolve()
  /** Key of the app that is open in the thread. */
  #key: string | undefined

  get key(): string | undefined {
    return this.#key
  }

  get isStarted(): boolean {
    return this.#thread !== undefined
  }

  /** Starts the thread, so that the next run finds it ready. */
  warmUp(): void {
    this.#thread ??= this.#start()
  }

  /** One at a time. */
  async run(request: KeptRequest): Promise<KeptOutcome> {
    const thread = (this.#thread ??= this.#start())
    thread.ref()
    await this.#ready
    const outcome = await outcomeOf(thread, request)
    thread.unref()
    if (this.#thread === thread) this.#key = outcome.end === 'finished' ? request.order.key : undefined
    if (outcome.isLost) this.#forget(thread)
    return outcome
  }

  async close(): Promise<void> {
    const thread = this.#thread
    this.#forget(thread)
    await thread?.terminate()
  }

  #start(): Worker {
    const thread = new Worker(new URL('./run-worker.ts', import.meta.url), {
      // The engine's own memory is outside of V8's heap; this bounds results and the program.
      resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 16 },
    })
    thread.unref()
    const forget = () => this.#forget(thread)
    thread.on('error', forget).on('exit', forget)
    this.#ready = new Promise((resolve) => {
      thread.once('message', () => resolve()).once('exit', () => resolve())
    })
    compileEngine().then(
      (engine) => tell(thread, { engine }),
      () => thread.terminate(), // whoever runs hears that the thread ended
    )
    return thread
  }

  #forget(thread: Worker | undefined): void {
    if (this.#thread !== thread) return
    this.#thread = undefined
    this.#key = undefined
  }
}

function outcomeOf(thread: Worker, request: KeptRequest): Promise<KeptOutcome> {
  const { order, deadlineMs, signal, onBlock } = request
  const started = performance.now()
  const blocks = new Map<string, BlockOutcome>()
  return new Promise((resolve) => {
    let wanted: 'finished' | 'deadline' | 'cancelled' = 'finished'
    let timer = setTimeout(() => stop('deadline'), deadlineMs)
    const stop = (why: 'deadline' | 'cancelled') => {
      wanted = why
      tell(thread, { cancel: true })
      clearTimeout(timer)
      timer = setTimeout(() => {
        settle(why, true)
        void thread.terminate()
      }, graceMs)
    }
    const onAbort = () => stop('cancelled')
    const onMessage = (reply: KeptReply | WorkerReady) => {
      if ('block' in reply) {
        if (wanted !== 'finished' && reply.outcome.status !== 'done') return
        blocks.set(reply.block, reply.outcome)
        onBlock?.(reply.block)
      } else if (!('ready' in reply)) settle('finished' in reply ? wanted : 'crashed')
    }
    const onEnd = () => settle('crashed', true)
    const settle = (end: KeptOutcome['end'], isLost = false) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      thread.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
      resolve({ blocks, end, isLost, elapsedMs: performance.now() - started })
    }
    thread.on('message', onMessage).on('error', onEnd).on('exit', onEnd)
    signal?.addEventListener('abort', onAbort, { once: true })
    tell(thread, { kept: order })
    if (signal?.aborted) onAbort()
  })
}

function tell(thread: Worker, message: RunMessage): void {
  // The rule means windows; a thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  thread.postMessage(message)
}
