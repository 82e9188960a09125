import type { Route } from '@aladdin/sdk/contract/route.ts'
import type { Viewer } from './viewer.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route that `serve` has registered, in order: what OpenAPI and the tests of access read. */
    servedRoutes: Route[]
  }
  interface FastifyRequest {
    viewer: Viewer | undefined
    /** The request came with a session that is over. */
    isSessionOver: boolean
  }
}
