import {
  getDataset,
  getDatasetSample,
  listDatasets,
  listDomains,
  shareDataset,
} from '@aladdin/sdk/contract/catalog.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { rememberProfiles } from '../../engine/profile/known-profiles.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { auditLook } from './audit-look.ts'
import { countDomains } from './domains.ts'
import { listCatalog } from './list.ts'
import { getDatasetPage } from './page.ts'
import { shareOwn } from './share.ts'

const sampleRows = 10

export const catalogFeature: Feature = (fastify, context) => {
  const profiles = rememberProfiles()
  serve(fastify, listDatasets, ({ viewer, query }) => listCatalog(context, viewer, query))
  serve(fastify, listDomains, async ({ viewer }) => ({ items: await countDomains(context, viewer) }))
  serve(fastify, getDataset, ({ viewer, params }) =>
    getDatasetPage(context, viewer, { name: params.name, profiles }),
  )
  serve(fastify, getDatasetSample, async ({ viewer, params }) => {
    const gated = await context.gate.find(viewer, params.name)
    if (gated === undefined) throw problem('not-found')
    const sample = await context.gate.sample(gated, sampleRows)
    await auditLook(context, viewer, { gated, what: 'sample', rows: sample.rows.length })
    return sample
  })
  serve(fastify, shareDataset, ({ viewer, params, body }) =>
    shareOwn(context, viewer, { name: params.name, visibility: body.visibility }),
  )
}
