import type { FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'

export type Log = FastifyBaseLogger

/** Log lines are JSON on standard error; secrets are cut out wherever they could appear. */
export function createLog(level: string): Log {
  return pino(
    { level, redact: { paths: secretPaths, censor: '…' } },
    pino.destination({ fd: 2, sync: false }),
  )
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
