import { downloadExtract, requestExtracts } from '@aladdin/sdk/contract/extracts.ts'
import { runDay } from '../../engine/gate/run-day.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { deliverExtract, prepareExtracts } from './deliver.ts'

/** Extracts of people who do not come any more, of rights that ended and of older data are not kept longer. */
const unaskedMs = 14 * 24 * 3_600_000
const sweepEveryMs = 6 * 3_600_000

export const extractsFeature: Feature = (fastify, context) => {
  const sweeper = setInterval(() => {
    context.gate
      .sweep(context.clock() - unaskedMs)
      .catch((error: unknown) => context.log.error({ err: error }, 'dead extracts are not swept'))
  }, sweepEveryMs).unref()
  fastify.addHook('onClose', () => clearInterval(sweeper))
  serve(fastify, requestExtracts, async ({ viewer, body }) => {
    const items = await prepareExtracts(context, viewer, body.datasets)
    return { items, today: runDay(items, bankDay(context.clock())) }
  })
  serve(fastify, downloadExtract, async ({ viewer, params, reply }) => {
    const { stream, bytes, mayKeep } = await deliverExtract(context, viewer, params)
    // customer data stays in memory; a lesser class may be kept, since another entitlement has another address
    void reply.header('cache-control', mayKeep ? 'private, max-age=86400, immutable' : 'no-store')
    void reply.header('content-length', bytes)
    return stream
  })
}
