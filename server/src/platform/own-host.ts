import type { FastifyInstance } from 'fastify'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { isLoopback, type Config } from './config.ts'
import { isRunnerHost } from './runner-address.ts'

/**
 * Answers only under our own names. A site that lets its name point to this machine would otherwise be "same origin"
 * to the browser, and could sign in and read as if it were one of our pages. The hosts of the frames get their
 * document and nothing else.
 */
export function refuseForeignHosts(fastify: FastifyInstance, config: Config): void {
  const own = config.origin === undefined ? undefined : new URL(config.origin).host
  fastify.addHook('onRequest', async (request) => {
    const host = readHost(request.headers.host)
    if (host === undefined) throw problem('foreign-request')
    if (isRunnerHost(host.name, config)) {
      if (request.url.startsWith('/r/')) return
      throw problem('not-found')
    }
    if (!isLoopback(host.name) && host.text !== own) throw problem('foreign-request')
  })
}

/** The name and the whole text of a Host header; undefined for what no browser sends. */
export function readHost(header: string | undefined): { name: string; text: string } | undefined {
  const text = header?.toLowerCase() ?? ''
  const name = /^([a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/.exec(text)?.[1]
  return name === undefined ? undefined : { name, text }
}
