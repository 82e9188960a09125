import { Worker } from 'node:worker_threads'
import type { App, AppFiles } from '@aladdin/sdk/app/app.ts'
import { RunStopped } from '@aladdin/sdk/node/run-in-worker.ts'
import type { RunOutcome } from '@aladdin/sdk/node/run-messages.ts'
import type { DrawnBlocks, Look } from './first-screen.ts'
import type { Checked, FirstScreen, Pictures, StudyOrder, StudyReply } from './study-messages.ts'

/** Reads and draws what an author wrote, in a thread that can be ended: some texts take a parser half a minute. */
export interface Study {
  /** Throws `RunStopped` at the deadline. */
  readonly check: (files: AppFiles) => Promise<Checked>
  readonly draw: (app: App, outcome: RunOutcome) => Promise<Pictures>
  /** The top of the app's page with these rows. */
  readonly drawScreen: (app: App, blocks: DrawnBlocks, look: Look) => Promise<FirstScreen>
  readonly close: () => Promise<void>
}

export const studyDeadlineMs = 10_000
/** The thread's own program is ours, and is not held against the author on a busy machine. */
const startDeadlineMs = 60_000

export function createStudy(): Study {
  let thread: Worker | undefined
  let isReady = false
  let last: Promise<unknown> = Promise.resolve()

  const start = () => {
    const started = new Worker(new URL('./study-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 4 },
    })
    started.unref()
    const forget = () => {
      if (thread === started) thread = undefined
    }
    started.on('error', forget).on('exit', forget)
    isReady = false
    started.once('message', () => (isReady = true))
    thread = started
    return started
  }

  const ask = (order: StudyOrder): Promise<Checked | Pictures | FirstScreen> => {
    const result = last.then(async () => {
      const worker = thread ?? start()
      try {
        return await resultOf(worker, { order, isReady })
      } catch (error) {
        await worker.terminate()
        throw error
      }
    })
    last = result.catch(() => undefined)
    return result
  }

  return {
    // the worker answers each kind of order with its own kind of result
    check: async (files) => (await ask({ kind: 'check', files })) as Checked,
    draw: async (app, outcome) => (await ask({ kind: 'draw', app, outcome })) as Pictures, // as above
    drawScreen: async (app, blocks, look) =>
      (await ask({ kind: 'screen', app, blocks, look })) as FirstScreen, // as above
    close: async () => void (await thread?.terminate()),
  }
}

interface Question {
  readonly order: StudyOrder
  readonly isReady: boolean
}

function resultOf(worker: Worker, { order, isReady }: Question): Promise<Checked | Pictures | FirstScreen> {
  return new Promise((resolve, reject) => {
    const stop = (code: RunStopped['code'], message: string) =>
      settle(() => reject(new RunStopped(code, message)))
    const late = () => stop('deadline', `reading took over ${studyDeadlineMs} ms`)
    let timer = setTimeout(late, isReady ? studyDeadlineMs : startDeadlineMs)
    const onMessage = (reply: StudyReply) => {
      if ('ready' in reply) {
        clearTimeout(timer)
        timer = setTimeout(late, studyDeadlineMs)
      } else if ('error' in reply) stop('crashed', reply.error)
      else settle(() => resolve(reply.result))
    }
    const onError = (error: Error) => stop('crashed', error.message)
    const onExit = () => stop('crashed', 'the thread ended')
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      worker.unref()
      finish()
    }
    worker.ref()
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    // The rule means windows; a thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(order)
  })
}
