import type { FastifyInstance } from 'fastify'
import type { Access, Route } from '@aladdin/sdk/contract/route.ts'
import type { Viewer } from './viewer.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route that `serve` has registered, in order: what OpenAPI and the tests of access read. */
    servedRoutes: Route[]
  }
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    viewer: Viewer | undefined
    /** The request came with a session that is over. */
    isSessionOver: boolean
  }
}

/** Keeps the list of served routes and refuses to start with a call that nobody has said who may make. */
export function keepServedRoutes(fastify: FastifyInstance): void {
  fastify.decorate('servedRoutes', [])
  fastify.addHook('onRoute', refuseUndeclared)
}

/** Throws for a call that does not come from `serve`. */
export function refuseUndeclared(route: {
  readonly url: string
  readonly method: string | readonly string[]
  readonly config?: { readonly access?: Access }
}): void {
  if (!route.url.startsWith('/api/') || route.config?.access !== undefined) return
  throw new Error(`route declares no access: ${String(route.method)} ${route.url}`)
}
