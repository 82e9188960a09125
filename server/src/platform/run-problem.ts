import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { RunStopped } from '@aladdin/sdk/node/run-in-worker.ts'

/** Waits for work on an author's text; whatever ended it is a problem of that text, and hers to mend. */
export async function asRunProblem<TResult>(work: Promise<TResult>, deadlineMs: number): Promise<TResult> {
  try {
    return await work
  } catch (error) {
    if (error instanceof RunStopped && error.code === 'deadline') {
      throw problem('app-run-too-long', { seconds: deadlineMs / 1000 })
    }
    if (error instanceof RunStopped && error.code === 'crashed') {
      throw problem('app-run-failed', {
        block: '–',
        detail: { zh: '内存不足或引擎中断', en: 'it ran out of memory or stopped the engine' },
      })
    }
    throw error
  }
}
