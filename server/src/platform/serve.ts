import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { isMedia } from '@aladdin/sdk/contract/media.ts'
import type { Media, Route } from '@aladdin/sdk/contract/route.ts'
import { findRefusal } from './rights.ts'
import { createSerializer, createValidator } from './schemas.ts'
import './served.ts'
import type { Viewer } from './viewer.ts'

// `Media` first: every object passes for a schema
type Part<TPart> = TPart extends Media ? Readable : TPart extends TSchema ? Static<TPart> : undefined

/** What a handler gets: parts of the request as its schemas have read them, and who is calling. */
export interface Call<TRoute extends Route> {
  readonly params: Part<TRoute['params']>
  readonly query: Part<TRoute['query']>
  /** A body of media is the stream of its bytes. */
  readonly body: Part<TRoute['body']>
  readonly viewer: TRoute['access']['who'] extends 'anyone' ? undefined : Viewer
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What a handler gives back; media may be sent as a stream, with headers set on `reply`. */
export type Answer<TRoute extends Route> = TRoute['reply'] extends Media
  ? Uint8Array | Readable
  : TRoute['reply'] extends TSchema
    ? Static<TRoute['reply']>
    : never

export type Handler<TRoute extends Route> = (call: Call<TRoute>) => Answer<TRoute> | Promise<Answer<TRoute>>

/**
 * Serves one call of the contract: its schemas check what comes in and strip what goes out, its `access` decides who
 * may call, before any body is read. Nothing else decides either.
 */
export function serve<TRoute extends Route>(
  fastify: FastifyInstance,
  route: TRoute,
  handler: Handler<TRoute>,
): void {
  fastify.servedRoutes.push(route)
  const options = toRouteOptions(route, handler)
  if (!isMedia(route.body)) {
    fastify.route(options)
    return
  }
  const { media } = route.body
  // parsers belong to a plugin scope: only this one route takes these bytes
  void fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser([...media], (_request, payload, done) => done(null, payload))
    scope.route(options)
  })
}

function toRouteOptions<TRoute extends Route>(route: TRoute, handler: Handler<TRoute>): RouteOptions {
  const { reply: answer } = route
  return {
    method: route.method,
    url: route.path,
    config: { access: route.access },
    schema: {
      ...(route.params === undefined ? {} : { params: route.params }),
      ...(route.query === undefined ? {} : { querystring: route.query }),
      ...(route.body === undefined || isMedia(route.body) ? {} : { body: route.body }),
      ...(isMedia(answer) ? {} : { response: { '2xx': answer } }),
    },
    ...(isMedia(route.body) ? { bodyLimit: Number.MAX_SAFE_INTEGER } : {}),
    validatorCompiler: createValidator,
    serializerCompiler: createSerializer,
    onRequest: async (request) => {
      const refusal = findRefusal(route.access, request)
      if (refusal !== undefined) throw refusal
    },
    handler: async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      if (isMedia(answer)) void reply.type(answer.media[0] ?? 'application/octet-stream')
      const { params, query, body, viewer } = request
      // the schemas of this very route have read these parts, and `findRefusal` lets no one in without a viewer
      return handler({ params, query, body, viewer, request, reply } as Call<TRoute>)
    },
  }
}
