import { fork, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { IngestError, isIngestProblemCode } from '../../ingest/problem.ts'
import type { Job } from './job.ts'
import { JobReply, type JobRequest } from './protocol.ts'

export type NativeErrorKind = 'deadline' | 'memory' | 'crashed' | 'cancelled' | 'busy' | 'failed' | 'closed'

/** A job ended without a result, for a reason that its author cannot mend. */
export class NativeError extends Error {
  readonly kind: NativeErrorKind
  constructor(kind: NativeErrorKind, message: string) {
    super(message)
    this.name = 'NativeError'
    this.kind = kind
  }
}

export interface JobOptions {
  /** Wall clock from the start of the job; then the child is killed. Default 60 s. */
  readonly timeoutMs?: number
  /** DuckDB's own limit. The child is killed when its whole memory passes this plus 600 MB. Default 1,000. */
  readonly memoryMb?: number
  readonly threads?: number
  readonly spillFolder?: string
  readonly signal?: AbortSignal
}

export interface NativePool {
  /** Runs one job in a child process. Throws `IngestError` when the job refused its input, else `NativeError`. */
  run<TInput extends TSchema, TOutput extends TSchema>(
    job: Job<TInput, TOutput>,
    input: Static<TInput>,
    options?: JobOptions,
  ): Promise<Static<TOutput>>
  /** Kills every child; waiting jobs fail. */
  close(): Promise<void>
}

export interface PoolSettings {
  /** Module that calls `serveJobs`. */
  readonly entry: URL
  /** Children that are kept warm; as many jobs run at once. */
  readonly size: number
  /** Jobs that may wait; one more is refused as `busy`. Default 200. */
  readonly queue?: number
}

interface Ticket {
  readonly request: Omit<JobRequest, 'id'>
  readonly options: JobOptions
  readonly resolve: (output: unknown) => void
  readonly reject: (error: Error) => void
}

interface Child {
  readonly process: ChildProcess
  ready: boolean
  ticket: Ticket | undefined
  /** Set before the child is killed: what its job is told. */
  verdict: NativeError | undefined
  stopWatching: () => void
}

const watchEveryMs = 50
const memoryAboveLimitMb = 600

/** Warm child processes with native DuckDB. Each does one job at a time and is replaced when it dies. */
export function createNativePool({ entry, size, queue = 200 }: PoolSettings): NativePool {
  const children = new Set<Child>()
  const waiting: Ticket[] = []
  let closed = false
  let lastId = 0
  let startFailures = 0

  const start = () => {
    // no variable of the server reaches a child: it needs none, and a secret could be among them
    const process = fork(fileURLToPath(entry), [], {
      env: {},
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const child: Child = {
      process,
      ready: false,
      ticket: undefined,
      verdict: undefined,
      stopWatching: () => {},
    }
    children.add(child)
    process.on('message', (message) => onReply(child, message))
    process.on('error', () => process.kill('SIGKILL'))
    process.on('exit', () => onExit(child))
  }

  const onReply = (child: Child, message: unknown) => {
    if (!Value.Check(JobReply, message)) {
      child.verdict = new NativeError('failed', 'child broke the protocol')
      child.process.kill('SIGKILL')
      return
    }
    if (message.kind === 'ready') {
      child.ready = true
      startFailures = 0
    } else {
      const ticket = child.ticket
      child.ticket = undefined
      child.stopWatching()
      if (message.kind === 'done') ticket?.resolve(message.output)
      else ticket?.reject(toError(message))
    }
    next()
  }

  const onExit = (child: Child) => {
    children.delete(child)
    child.stopWatching()
    child.ticket?.reject(child.verdict ?? new NativeError('crashed', 'child process died'))
    if (closed) return
    if (!child.ready && ++startFailures >= 3) {
      for (const ticket of waiting.splice(0))
        ticket.reject(new NativeError('crashed', 'child process cannot start'))
      return
    }
    start()
  }

  const next = () => {
    for (const child of children) {
      if (!child.ready || child.ticket || child.verdict) continue
      const ticket = takeWaiting(waiting)
      if (!ticket) return
      child.ticket = ticket
      child.stopWatching = watch(child, ticket)
      child.process.send({ id: ++lastId, ...ticket.request })
    }
  }

  for (let index = 0; index < size; index++) start()

  return {
    async run(job, input, options = {}) {
      if (closed) throw new NativeError('closed', 'pool is closed')
      if (waiting.length >= queue) throw new NativeError('busy', 'too many jobs wait')
      if (children.size === 0) {
        startFailures = 0
        for (let index = 0; index < size; index++) start()
      }
      const { memoryMb = 1000, threads = 2, spillFolder } = options
      const spill = spillFolder === undefined ? {} : { spillFolder }
      const output = await new Promise<unknown>((resolve, reject) => {
        waiting.push({
          request: { job: job.name, input, memoryMb, threads, ...spill },
          options,
          resolve,
          reject,
        })
        next()
      })
      return Value.Parse(job.output, output)
    },
    async close() {
      closed = true
      for (const ticket of waiting.splice(0)) ticket.reject(new NativeError('closed', 'pool is closed'))
      const gone = [...children].map(
        (child) => new Promise<void>((resolve) => child.process.once('exit', () => resolve())),
      )
      for (const child of children) kill(child, new NativeError('closed', 'pool is closed'))
      await Promise.all(gone)
    },
  }
}

function takeWaiting(waiting: Ticket[]): Ticket | undefined {
  for (;;) {
    const ticket = waiting.shift()
    if (!ticket?.options.signal?.aborted) return ticket
    ticket.reject(new NativeError('cancelled', 'job was cancelled'))
  }
}

/** Ends the child at the deadline, when it outgrows its memory, or when nobody waits for its job any more. */
function watch(child: Child, ticket: Ticket): () => void {
  const { timeoutMs = 60_000, memoryMb = 1000, signal } = ticket.options
  const deadline = setTimeout(
    () => kill(child, new NativeError('deadline', `job took over ${timeoutMs} ms`)),
    timeoutMs,
  )
  const poll = setInterval(() => {
    void residentMb(child.process.pid).then((mb) => {
      if (child.ticket !== ticket || mb <= memoryMb + memoryAboveLimitMb) return
      kill(child, new NativeError('memory', `job took over ${memoryMb} MB`))
    })
  }, watchEveryMs)
  const cancel = () => kill(child, new NativeError('cancelled', 'job was cancelled'))
  signal?.addEventListener('abort', cancel)
  return () => {
    clearTimeout(deadline)
    clearInterval(poll)
    signal?.removeEventListener('abort', cancel)
  }
}

function kill(child: Child, verdict: NativeError): void {
  child.verdict ??= verdict
  child.process.kill('SIGKILL')
}

/** Memory of a process in MB; 0 where the system does not tell (not Linux, or already gone). */
async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024
}

function toError(reply: Extract<JobReply, { kind: 'failed' }>): Error {
  const { refused } = reply
  if (refused && isIngestProblemCode(refused.code)) return new IngestError(refused.code, refused.facts)
  return new NativeError('failed', reply.message)
}
