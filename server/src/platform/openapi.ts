import { Type, type TSchema } from 'typebox'
import { isMedia } from '@aladdin/sdk/contract/media.ts'
import { route, type Media, type Route } from '@aladdin/sdk/contract/route.ts'
import { Problem } from '@aladdin/sdk/contract/problem.ts'

export const getOpenApi = route({
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'This description of every call',
  access: { who: 'anyone', scope: 'read' },
  reply: Type.Object({}, { additionalProperties: true }),
})

/** The OpenAPI 3.1 description of routes; schemas of the contract are JSON Schema already. */
export function toOpenApi(routes: readonly Route[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const served of routes) {
    const path = served.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [served.method.toLowerCase()]: toOperation(served) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Aladdin', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'aladdin' },
        token: { type: 'http', scheme: 'bearer' },
      },
      responses: {
        Problem: {
          description: 'Refused; the code says why',
          content: { 'application/problem+json': { schema: Problem } },
        },
      },
    },
  }
}

function toOperation(served: Route): Record<string, unknown> {
  const parameters = [...toParameters('path', served.params), ...toParameters('query', served.query)]
  return {
    summary: served.summary,
    security: toSecurity(served),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(served.body === undefined
      ? {}
      : { requestBody: { required: true, content: toContent(served.body) } }),
    responses: {
      '200': { description: served.summary, content: toContent(served.reply) },
      default: { $ref: '#/components/responses/Problem' },
    },
    'x-access': served.access,
  }
}

function toSecurity({ access }: Route): object[] {
  if (access.who === 'anyone') return []
  return access.scope === 'session' ? [{ session: [] }] : [{ session: [] }, { token: [access.scope] }]
}

interface ObjectParts {
  readonly properties: Readonly<Record<string, TSchema>>
  readonly required?: readonly string[]
}

function toParameters(place: 'path' | 'query', schema: TSchema | undefined): object[] {
  if (schema === undefined) return []
  // params and query of a route are objects, whose properties are the parameters
  const { properties, required = [] } = schema as TSchema & ObjectParts
  return Object.entries(properties).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: part,
  }))
}

function toContent(part: TSchema | Media): Record<string, unknown> {
  if (!isMedia(part)) return { 'application/json': { schema: part } }
  return Object.fromEntries(
    part.media.map((media) => [media, { schema: { type: 'string', format: 'binary' } }]),
  )
}
