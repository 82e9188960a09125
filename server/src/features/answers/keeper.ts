import { setTimeout as pause } from 'node:timers/promises'
import { ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Answers } from './answer.ts'
import { findLikelyViewers } from './classes.ts'
import { openQuestion } from './open-question.ts'
import { sweepAnswers } from './sweep.ts'

/** Makes answers ahead of their viewers, behind everything that a viewer waits for. */
export interface AnswerKeeper {
  /** Something is due. */
  readonly wake: () => void
  /** When nothing is due any more. */
  readonly idle: () => Promise<void>
  readonly close: () => Promise<void>
}

const lookAgainMs = 60_000
const sweepAfterMs = 6 * 3_600_000
/** What one app may take; its other viewers are answered when they come. */
const budgetMs = 60_000
/** A viewer came first so often that the machine has no time to spare. */
const mostTries = 20
const lanes = 2

export function createAnswerKeeper(context: Context, answers: Answers): AnswerKeeper {
  const { db, clock, log } = context
  const closing = new AbortController()
  const isClosing = () => closing.signal.aborted
  let working: Promise<void> | undefined
  let sweptAt = 0

  const prepareFor = async (name: string, viewer: Viewer): Promise<void> => {
    try {
      const question = await openQuestion(context, viewer, { name })
      for (let tries = 0; tries < mostTries && !isClosing(); tries += 1) {
        if (await answers.prepare(question)) return
        await pause(250)
      }
    } catch (error) {
      // the app or its data does not exist for her any more
      if (!(error instanceof ProblemError)) throw error
    }
  }

  const prepareApp = async (appId: string): Promise<void> => {
    const app = await db
      .selectFrom('app')
      .where('id', '=', appId)
      .where('withdrawn_at', 'is', null)
      .select('name')
      .executeTakeFirst()
    if (app === undefined) return
    const viewers = [...(await findLikelyViewers(context, appId))]
    const until = performance.now() + budgetMs
    const work = async () => {
      for (let next = viewers.shift(); next !== undefined; next = viewers.shift()) {
        if (isClosing() || performance.now() > until) return
        await prepareFor(app.name, next)
      }
    }
    await Promise.all(Array.from({ length: lanes }, work))
  }

  const workOff = async (): Promise<void> => {
    while (!isClosing()) {
      const due = await db.selectFrom('answer_due').selectAll().orderBy('at').limit(1).executeTakeFirst()
      if (due === undefined) break
      // noted again while it is worked on, it is due again
      await db.deleteFrom('answer_due').where('app_id', '=', due.app_id).execute()
      await prepareApp(due.app_id)
    }
    if (isClosing() || clock() - sweptAt < sweepAfterMs) return
    sweptAt = clock()
    await sweepAnswers(context)
  }

  const wake = () => {
    working ??= pause(0)
      .then(workOff)
      .catch((error: unknown) => log.error({ err: error }, 'stored answers are behind'))
      .finally(() => {
        working = undefined
      })
  }

  const timer = setInterval(wake, lookAgainMs).unref()

  return {
    wake,
    idle: async () => working,
    async close() {
      closing.abort()
      clearInterval(timer)
      await working
    },
  }
}
