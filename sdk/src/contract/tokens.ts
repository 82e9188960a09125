import { Type, type Static } from 'typebox'
import { route, TokenScope } from './route.ts'
import { TokenId } from './ids.ts'

/** A personal token without its secret, which is shown once. */
export const Token = Type.Object({
  id: TokenId,
  name: Type.String(),
  scopes: Type.Array(TokenScope),
  createdAt: Type.String(),
  expiresAt: Type.String(),
  lastUsedAt: Type.Optional(Type.String()),
})
export type Token = Static<typeof Token>

const NewToken = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    scopes: Type.Array(TokenScope, { minItems: 1, uniqueItems: true }),
    days: Type.Integer({ minimum: 1, maximum: 365 }),
  },
  { additionalProperties: false },
)

export const listTokens = route({
  method: 'GET',
  path: '/api/tokens',
  summary: 'My personal tokens that have not ended',
  access: { who: 'person', scope: 'session' },
  reply: Type.Object({ items: Type.Array(Token) }),
})

export const createToken = route({
  method: 'POST',
  path: '/api/tokens',
  summary: 'Makes a token for programs; its secret is in this answer only',
  access: { who: 'person', scope: 'session' },
  body: NewToken,
  reply: Type.Object({ token: Token, secret: Type.String() }),
})

export const revokeToken = route({
  method: 'DELETE',
  path: '/api/tokens/:id',
  summary: 'Ends a token at once',
  access: { who: 'person', scope: 'session' },
  params: Type.Object({ id: TokenId }),
  reply: Type.Object({}),
})

export const createServiceToken = route({
  method: 'POST',
  path: '/api/service-accounts/:name/tokens',
  summary: 'Makes a token for a service account; its secret is in this answer only',
  access: { who: ['admin'], scope: 'session' },
  params: Type.Object({ name: Type.String({ maxLength: 80 }) }),
  body: NewToken,
  reply: Type.Object({ token: Token, secret: Type.String() }),
})
