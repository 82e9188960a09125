import { openRun, reportUse } from '@aladdin/sdk/contract/runs.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { openForViewer } from './open.ts'
import { countUse } from './use.ts'

export const runsFeature: Feature = (fastify, context) => {
  serve(fastify, openRun, ({ viewer, body }) => openForViewer(context, viewer, body))
  serve(fastify, reportUse, async ({ viewer, params, body }) => ({
    counted: await countUse(context, viewer, { run: params.id, by: body.by }),
  }))
}
