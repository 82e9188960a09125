import { Type, type Static, type TSchema } from 'typebox'

/** The roles of a bank; a position holds exactly one. */
export const Role = Type.Union([
  Type.Literal('viewer'),
  Type.Literal('analyst'),
  Type.Literal('steward'),
  Type.Literal('admin'),
])
export type Role = Static<typeof Role>

/** What a personal token may be used for. A browser session holds every scope. */
export const TokenScope = Type.Union([Type.Literal('read'), Type.Literal('run'), Type.Literal('publish')])
export type TokenScope = Static<typeof TokenScope>

/**
 * Who may call a route. `anyone` needs no session; `person` needs a signed-in person (or service account) of any
 * role; a list of roles needs one of them. `scope` is what a token must hold; `session` means that no token will do.
 */
export interface Access {
  readonly who: 'anyone' | 'person' | readonly Role[]
  readonly scope: TokenScope | 'session'
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Body or reply that is bytes and not JSON: its content types, as accepted or sent. */
export interface Media {
  readonly media: readonly string[]
}

export interface Route {
  readonly method: Method
  /** Path with Fastify's `:name` placeholders; it starts with `/api/`. */
  readonly path: string
  /** One sentence for OpenAPI: what the call gives back or does. */
  readonly summary: string
  readonly access: Access
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema | Media
  readonly reply: TSchema | Media
}

// `Media` first: every object passes for a schema
type Value<TPart> = TPart extends Media ? Uint8Array : TPart extends TSchema ? Static<TPart> : undefined

/** What a caller hands to a route. */
export type Input<TRoute extends Route> = (TRoute['params'] extends TSchema
  ? { readonly params: Static<TRoute['params']> }
  : unknown) &
  (TRoute['query'] extends TSchema ? { readonly query?: Static<TRoute['query']> } : unknown) &
  (TRoute['body'] extends Media
    ? { readonly body: Blob | Uint8Array }
    : TRoute['body'] extends TSchema
      ? { readonly body: Static<TRoute['body']> }
      : unknown)

/** What a route answers. */
export type Reply<TRoute extends Route> = Value<TRoute['reply']>

/**
 * Declares one call of the contract. The value gives the server its validation and serialisation, the client its
 * types, and OpenAPI its text; `access` and `reply` are required, so a route without them does not compile.
 *
 * @example
 * export const getHealth = route({
 *   method: 'GET', path: '/api/health', summary: 'Says that the server can answer',
 *   access: { who: 'anyone', scope: 'read' }, reply: Type.Object({ ok: Type.Boolean() }),
 * })
 */
export function route<const TRoute extends Route>(value: TRoute): TRoute {
  return value
}
