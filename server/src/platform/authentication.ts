import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isCall } from './call-address.ts'
import { isAppPage } from './page-address.ts'
import './served.ts'
import type { Viewer } from './viewer.ts'

export interface Identification {
  /** Who a session cookie belongs to; undefined when the session is over or never was. */
  readonly bySession: (id: string) => Promise<Viewer | undefined>
  /** Who a token belongs to; undefined when it has ended or never was. */
  readonly byToken: (secret: string) => Promise<Viewer | undefined>
  readonly cookieName: string
}

/** Finds out who is calling, before anything is decided. A request with a token is never also a session. */
export function authenticate(fastify: FastifyInstance, identification: Identification): void {
  fastify.decorateRequest('viewer', undefined)
  fastify.decorateRequest('isSessionOver', false)
  fastify.addHook('onRequest', async (request) => {
    // the page of an app comes with the first screen of its viewer
    const isPage = isAppPage(request.url)
    if (!isCall(request) && !isPage) return
    const token = isPage ? undefined : readBearer(request)
    if (token !== undefined) {
      request.viewer = await identification.byToken(token)
      request.isSessionOver = request.viewer === undefined
      return
    }
    const session = request.cookies[identification.cookieName]
    if (session === undefined || session === '') return
    request.viewer = await identification.bySession(session)
    request.isSessionOver = request.viewer === undefined
  })
}

export function readBearer(request: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
}
