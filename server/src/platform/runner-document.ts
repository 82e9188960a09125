import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runnerDocument, runnerHeaders } from '@aladdin/sdk/bridge/runner-headers.ts'
import type { Feature } from './feature.ts'

/** Serves the document of the sealed frame, on the hosts of the frames and, where those are not to be had, on ours. */
export const runnerFrame: Feature = async (fastify, { config }) => {
  const boot = await readFile(join(config.webFolder, 'runner/boot.js'), 'utf8').catch(() => undefined)
  if (boot === undefined) return
  // the browser hashes the very characters between the tags
  const bootHash = `sha256-${createHash('sha256').update(boot).digest('base64')}`
  const document = runnerDocument(boot)
  fastify.get('/r/frame.html', { helmet: false }, async (request, reply) => {
    const hostOrigins = config.origin === undefined ? listLoopbackOrigins(request.port) : [config.origin]
    void reply.headers(runnerHeaders({ bootHash, hostOrigins }))
    return document
  })
}

function listLoopbackOrigins(port: number | null): string[] {
  return ['127.0.0.1', 'localhost'].map((host) => `http://${host}${port === null ? '' : `:${port}`}`)
}
