import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { pino, type DestinationStream } from 'pino'

export type Log = FastifyBaseLogger

/** Log lines are JSON on standard error; secrets are cut out wherever they could appear. */
export function createLog(level: string, stream: DestinationStream = standardError()): Log {
  return pino({ level, redact: { paths: secretPaths, censor: '…' } }, stream)
}

function standardError(): DestinationStream {
  return pino.destination({ fd: 2, sync: false })
}

/** One line for each call when it is answered: never its parameters or bodies, which may hold customer data. */
export function logRequests(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url
    if (route === undefined || !route.startsWith('/api/')) return
    const { method, viewer } = request
    const ms = Math.round(reply.elapsedTime)
    request.log.info({ method, route, status: reply.statusCode, ms, person: viewer?.personId }, 'answered')
  })
}

const secretPaths = [
  'req.headers.cookie',
  'req.headers.authorization',
  'headers.cookie',
  'headers.authorization',
  '*.password',
  '*.secret',
  '*.token',
  '*.code_hash',
  'password',
  'secret',
  'token',
]
