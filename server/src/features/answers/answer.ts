import type { KeptOutcome } from '@aladdin/sdk/node/kept-worker.ts'
import type { AnswerPack } from '@aladdin/sdk/runtime/answer-pack.ts'
import type { AnswerWork } from '../../engine/sandbox/answer-pool.ts'
import type { Context } from '../../platform/context.ts'
import { screenOf } from './first-picture.ts'
import type { OpenQuestion } from './open-question.ts'
import { createSingleFlight } from './single-flight.ts'
import { findAnswer, keepAnswer } from './store.ts'
import { isLasting, toPack } from './to-pack.ts'

export const answerDeadlineMs = 10_000
/** What a page of an app draws at most of one block. */
const rowLimit = 50_000
const maxBytes = 4 * 1024 * 1024

export interface Answers {
  /** The stored answer, else a run on the viewer's extracts. Throws `too-many-requests`. */
  readonly answer: (
    question: OpenQuestion,
    asker: { readonly person: string; readonly branch: string },
    signal?: AbortSignal,
  ) => Promise<AnswerPack>
  /** Makes an answer ahead of time; false when a viewer's work came first. */
  readonly prepare: (question: OpenQuestion) => Promise<boolean>
}

/** Answers of the server: each question is run once however many ask it at the same time. */
export function createAnswers(context: Context): Answers {
  const { pool } = context.sandbox
  const flight = createSingleFlight<AnswerPack>()

  const work = async (question: OpenQuestion, signal: AbortSignal | undefined): Promise<AnswerWork> => {
    const datasets = await Promise.all(
      question.datasets.map(async ({ alias, gated }) => ({
        alias,
        file: (await context.gate.extract(gated)).path,
      })),
    )
    const { app, scope, values, today, seed, keys } = question
    const inputs = { parameters: values, today, seed }
    const order = { key: keys.engine, app, datasets, inputs, scope, rowLimit, maxBytes }
    return { order, deadlineMs: answerDeadlineMs, signal }
  }

  const settle = async (question: OpenQuestion, outcome: KeptOutcome): Promise<AnswerPack> => {
    const pack = toPack(question, outcome, { madeAt: context.clock(), seconds: answerDeadlineMs / 1000 })
    if (isLasting(outcome)) await keepAnswer(context, question, pack)
    return pack
  }

  return {
    async answer(question, asker, signal) {
      const stored = await findAnswer(context, question.keys.answer)
      if (stored !== undefined) return stored
      return flight(question.keys.answer, signal, async (shared) =>
        settle(question, await pool.run(asker, await work(question, shared))),
      )
    },
    async prepare(question) {
      const { db } = context
      const key = question.keys.answer
      const stored = await db.selectFrom('answer').where('key', '=', key).select('key').executeTakeFirst()
      if (stored !== undefined) return true
      const outcome = await pool.runBehind(behind, await work(question, undefined))
      if (outcome.end === 'cancelled') return false
      const pack = await settle(question, outcome)
      // most people look at it so
      await screenOf(context, { question, pack, look: { language: 'zh', theme: 'light' } })
      return true
    },
  }
}

const behind = { person: '', branch: '' }
