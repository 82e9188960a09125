import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { isCall } from './call-address.ts'
import type { Config } from './config.ts'

/** Headers for every answer, and how often one caller may ask. Pages set their own content policy over this one. */
export async function protect(fastify: FastifyInstance, config: Config): Promise<void> {
  const isHttps = config.origin?.startsWith('https:') ?? false
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], sandbox: [] },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    // the sealed frames are other sites to the browser
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
  await fastify.register(rateLimit, {
    max: (request: FastifyRequest) => (request.viewer === undefined ? 600 : 1200),
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => request.viewer?.personId ?? request.ip,
    ipv6Subnet: 64,
    // files of the pages cost nothing and come in bursts
    allowList: (request: FastifyRequest) => !isCall(request),
    errorResponseBuilder: (_request, { ttl }) =>
      problem('too-many-requests', { seconds: Math.ceil(ttl / 1000) }),
  })
}
