import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { isLoopback, type Config } from './config.ts'

/** Refuses every change that another site could have made a browser ask for. */
export function refuseForeignRequests(fastify: FastifyInstance, config: Config): void {
  fastify.addHook('onRequest', async (request) => {
    if (isSafe(request.method) || isOwn(request, config)) return
    throw problem('foreign-request')
  })
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

function isOwn(request: FastifyRequest, config: Config): boolean {
  const { cookie, authorization, origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (cookie === undefined && authorization?.startsWith('Bearer ')) return true
  if (site !== undefined) return site === 'same-origin'
  if (origin !== undefined) return origin === originOf(request, config)
  // every browser says where a change comes from: without a word and without a cookie this is a program
  return cookie === undefined
}

/** The origin of the host page as this request knows it; none for a host name that is not ours. */
export function originOf(request: FastifyRequest, config: Config): string | undefined {
  if (config.origin !== undefined) return config.origin
  return isLoopback(request.hostname) ? `http://${request.host}` : undefined
}
