import { availableParallelism } from 'node:os'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { KeptWorker, type KeptOutcome } from '@aladdin/sdk/node/kept-worker.ts'
import type { KeptOrder } from '@aladdin/sdk/node/run-messages.ts'
import { FairQueue, type Asker, type Job } from './fair-queue.ts'

export interface AnswerWork {
  readonly order: KeptOrder
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
}

/** The server's engines for viewers: so many threads as there are cores, each with one app open. */
export interface AnswerPool {
  /** Throws `too-many-requests` when this person or branch has enough under way. */
  readonly run: (asker: Asker, work: AnswerWork) => Promise<KeptOutcome>
  /** Runs when no viewer waits, and ends as cancelled when one comes. */
  readonly runBehind: (asker: Asker, work: AnswerWork) => Promise<KeptOutcome>
  /** Makes a thread ready for a viewer who will soon ask. */
  readonly warmUp: () => void
  readonly close: () => Promise<void>
}

interface Slot {
  readonly worker: KeptWorker
  isBusy: boolean
  /** Set while work ahead of time is on it, which gives way to a viewer. */
  yield: AbortController | undefined
  idle: ReturnType<typeof setTimeout> | undefined
}

interface Pending extends AnswerWork {
  readonly resolve: (outcome: KeptOutcome) => void
  readonly reject: (error: unknown) => void
}

/** An open app holds some hundred megabytes: a minute is kept for the next filter, not for tomorrow. */
const idleMs = 60_000

export function createAnswerPool(size = Math.min(8, Math.max(1, availableParallelism()))): AnswerPool {
  const queue = new FairQueue<Pending>()
  const slots = Array.from({ length: size }, (): Slot => {
    return { worker: new KeptWorker(), isBusy: false, yield: undefined, idle: undefined }
  })

  const enqueue = (asker: Asker, work: AnswerWork, isBackground: boolean) =>
    new Promise<KeptOutcome>((resolve, reject) => {
      const job: Job<Pending> = { asker, isBackground, work: { ...work, resolve, reject } }
      if (!queue.add(job)) return reject(problem('too-many-requests', { seconds: retrySeconds }))
      serveNext()
      if (!isBackground && slots.every(({ isBusy }) => isBusy)) makeRoom()
    })

  const makeRoom = () => slots.find((slot) => slot.yield !== undefined)?.yield?.abort()

  const serveNext = () => {
    while (slots.some(({ isBusy }) => !isBusy)) {
      const job = queue.take()
      if (job === undefined) return
      const slot = chooseSlot(job.work.order.key)
      if (slot === undefined) return
      slot.isBusy = true
      clearTimeout(slot.idle)
      void serveOn(slot, job)
    }
  }

  /** The thread where this very app is open, else one that is started, else any. */
  const chooseSlot = (key: string) => {
    const free = slots.filter(({ isBusy }) => !isBusy)
    return (
      free.find(({ worker }) => worker.key === key) ??
      free.find(({ worker }) => worker.isStarted && worker.key === undefined) ??
      free.find(({ worker }) => worker.isStarted) ??
      free[0]
    )
  }

  const serveOn = async (slot: Slot, job: Job<Pending>) => {
    const { resolve, reject, ...work } = job.work
    slot.yield = job.isBackground ? new AbortController() : undefined
    const signal = slot.yield?.signal ?? work.signal
    try {
      resolve(signal?.aborted ? cancelledBefore : await slot.worker.run({ ...work, signal }))
    } catch (error) {
      reject(error)
    } finally {
      queue.end(job)
      slot.isBusy = false
      slot.yield = undefined
      slot.idle = setTimeout(() => void slot.worker.close(), idleMs).unref()
      serveNext()
    }
  }

  return {
    run: (asker, work) => enqueue(asker, work, false),
    runBehind: (asker, work) => enqueue(asker, work, true),
    warmUp() {
      const slot = slots.find(({ isBusy }) => !isBusy)
      if (slot === undefined || slot.worker.isStarted) return
      slot.worker.warmUp()
      slot.idle = setTimeout(() => void slot.worker.close(), idleMs).unref()
    },
    async close() {
      for (const { idle } of slots) clearTimeout(idle)
      await Promise.all(slots.map(({ worker }) => worker.close()))
    },
  }
}

const retrySeconds = 2

const cancelledBefore: KeptOutcome = { blocks: new Map(), end: 'cancelled', isLost: false, elapsedMs: 0 }
