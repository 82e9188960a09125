import { Worker } from 'node:worker_threads'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { FileOrder, FileReply } from './file-order.ts'

const deadlineMs = 60_000

/**
 * Reads a result, or writes it as a file, in a thread of its own that is ended at the deadline: a hundred thousand
 * rows take seconds, and what is drawn was written by somebody else. Throws `export-too-heavy`.
 */
export function makeFile<TOrder extends FileOrder>(
  order: TOrder,
): Promise<TOrder extends { kind: 'file' } ? Extract<FileReply, { file: unknown }> : Measuring> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./file-worker.ts', import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: 1024, stackSizeMb: 8 },
    })
    const end = (finish: () => void) => {
      clearTimeout(timer)
      thread.removeAllListeners()
      // what it says after its end is heard by nobody
      thread.on('error', () => undefined)
      void thread.terminate()
      finish()
    }
    const fail = (cause: unknown) => end(() => reject(Object.assign(problem('export-too-heavy'), { cause })))
    const timer = setTimeout(() => fail(new Error(`over ${deadlineMs} ms`)), deadlineMs)
    thread.on('message', (reply: FileReply) => {
      if ('error' in reply) fail(new Error(reply.error))
      else end(() => resolve(reply as never)) // the thread answers each kind of order with its own kind of reply
    })
    thread.on('error', fail)
    thread.on('exit', (code) => fail(new Error(`the thread ended with ${code}`)))
  })
}

type Measuring = Extract<FileReply, { measured: unknown }>
