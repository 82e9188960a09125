import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem, ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import { NativeError } from '@aladdin/sdk/node/native/pool.ts'
import { isFullDisk } from './full-disk.ts'
import { InputError } from './input-error.ts'

/** The one place where an error becomes an answer. Only bugs are logged, once, under the id that the caller is told. */
export function answerProblems(fastify: FastifyInstance): void {
  fastify.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const refusal = toProblemError(error, request)
    const { status } = refusal.problem
    if (status >= 500) request.log.error({ err: error }, 'request failed')
    void reply.code(status).type('application/problem+json').header('cache-control', 'no-store')
    return JSON.stringify({ ...refusal.problem, requestId: request.id })
  })
}

/** Answers a request whose address cannot be read; no hook runs for it, so it brings its own headers. */
export function answerMalformed(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const detail = { zh: '地址无法读取', en: 'the address cannot be read' }
  const { problem: refusal } = problem('bad-input', { detail })
  void reply
    .code(refusal.status)
    .headers({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none';frame-ancestors 'none';sandbox",
      'x-content-type-options': 'nosniff',
    })
    .send(JSON.stringify({ ...refusal, requestId: request.id }))
}

function toProblemError(error: FastifyError, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof InputError) {
    return problem('bad-input', { detail: error.detail, places: error.places })
  }
  // a child that ended or a full queue: the next try meets another child
  if (error instanceof NativeError && error.kind !== 'failed') return problem('busy')
  if (isFullDisk(error)) return problem('disk-full')
  const answer = platformErrors[error.statusCode ?? 500]
  return answer?.(request) ?? problem('internal', { requestId: request.id })
}

/** What Fastify itself refuses, by its status. */
const platformErrors: Readonly<Record<number, (request: FastifyRequest) => ProblemError>> = {
  400: () => problem('bad-input', { detail: { zh: '请求无法读取', en: 'the request cannot be read' } }),
  404: () => problem('not-found'),
  413: (request) =>
    problem('too-large', { limit: `${Math.floor(request.routeOptions.bodyLimit / 1024)} KB` }),
  415: () => problem('wrong-media', { expected: 'application/json' }),
  503: () => problem('busy'),
}
