import type { FastifyRequest } from 'fastify'

/** Whether a request is a call of the API. The router also reads `/%61pi/`, so its route decides, not its text. */
export function isCall({ routeOptions, url }: FastifyRequest): boolean {
  return (routeOptions.url ?? url).startsWith('/api/')
}
