import type { FastifyReply } from 'fastify'
import { askApp, readStoredAnswer } from '@aladdin/sdk/contract/answers.ts'
import { problem, ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { createAnswers } from './answer.ts'
import { onlyBlocks, reopenQuestion, sendAnswer, withItsApp } from './deliver.ts'
import { createDueProjection } from './due.ts'
import { createFirstScreenFinder } from './first-picture.ts'
import { createAnswerKeeper } from './keeper.ts'
import { openQuestion } from './open-question.ts'
import { findAnswer, mayKeep } from './store.ts'

export const answersFeature: Feature = (fastify, context) => {
  const answers = createAnswers(context)
  const keeper = createAnswerKeeper(context, answers)
  context.events.add(createDueProjection(keeper.wake))
  context.firstScreens.provide(createFirstScreenFinder(context))
  fastify.addHook('preClose', () => keeper.close())
  serve(fastify, askApp, async ({ viewer, params, body, request, reply }) => {
    const { blocks, withApp = false, ...asked } = body
    const question = await openQuestion(context, viewer, { name: params.name, ...asked })
    const asker = { person: viewer.personId, branch: viewer.branchId }
    const found = await answers.answer(question, asker, gone(reply)).catch((error: unknown) => {
      throw withRetryAfter(reply, error)
    })
    return sendAnswer(
      context,
      { request, reply, viewer },
      { question, pack: withItsApp(onlyBlocks(found, blocks), question, withApp) },
    )
  })
  serve(fastify, readStoredAnswer, async ({ viewer, params, request, reply }) => {
    const question = await reopenQuestion(context, viewer, params)
    const pack = await findAnswer(context, params.key)
    if (pack === undefined) throw problem('not-found')
    void reply.header('cache-control', mayKeep(question) ? 'private, max-age=86400, immutable' : 'no-store')
    return sendAnswer(context, { request, reply, viewer }, { question, pack })
  })
}

/** Aborted when the client goes away before its answer is there. */
function gone(reply: FastifyReply): AbortSignal {
  const abort = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort()
  })
  return abort.signal
}

function withRetryAfter(reply: FastifyReply, error: unknown): unknown {
  const seconds = error instanceof ProblemError ? error.problem.fields?.['seconds'] : undefined
  if (typeof seconds === 'number') void reply.header('retry-after', seconds)
  return error
}
