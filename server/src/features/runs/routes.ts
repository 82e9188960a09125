import { openRun, readLease, reportUse } from '@aladdin/sdk/contract/runs.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { holdsLease } from './lease.ts'
import { openForViewer } from './open.ts'
import { countUse } from './use.ts'

export const runsFeature: Feature = (fastify, context) => {
  serve(fastify, openRun, ({ viewer, body }) => openForViewer(context, viewer, body))
  serve(fastify, readLease, async ({ viewer, params }) => ({
    holds: await holdsLease(context, viewer, params.id),
  }))
  serve(fastify, reportUse, async ({ viewer, params, body }) => ({
    counted: await countUse(context, viewer, { run: params.id, by: body.by }),
  }))
}
