import { downloadExtract, requestExtracts } from '@aladdin/sdk/contract/extracts.ts'
import { runDay } from '../../engine/gate/run-day.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { deliverExtract, prepareExtracts } from './deliver.ts'

export const extractsFeature: Feature = (fastify, context) => {
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
