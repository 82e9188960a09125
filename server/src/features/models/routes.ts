import { getFittedModel, listModels, publishModel, shareModel } from '@aladdin/sdk/contract/models.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { findModel } from '../../engine/models/find-models.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { learningBlocks, listModelCards } from './list-models.ts'
import { fitAndPublish } from './publish-model.ts'
import { shareOwnModel } from './share-model.ts'

export const modelsFeature: Feature = (fastify, context) => {
  serve(fastify, publishModel, ({ viewer, body }) => fitAndPublish(context, viewer, body))
  serve(fastify, shareModel, ({ viewer, params, body }) =>
    shareOwnModel(context, viewer, { name: params.name, visibility: body.visibility }),
  )
  serve(fastify, listModels, async ({ viewer, query }) => ({
    items: await listModelCards(context, viewer, query),
    blocks: query.app === undefined ? [] : await learningBlocks(context, viewer, query.app),
  }))
  serve(fastify, getFittedModel, async ({ viewer, params }) => {
    const version = params.version === 'newest' ? undefined : Number(params.version)
    const model = await findModel(context, viewer, { name: params.name, version })
    if (model === undefined) throw problem('not-found')
    return model
  })
}
