import { getReceipt, listReceipts, repeatReceipt } from '@aladdin/sdk/contract/receipts.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { findReceipt } from './find-receipt.ts'
import { listOwn } from './list-own.ts'
import { repeat } from './repeat.ts'
import { toPage } from './to-page.ts'

export const receiptsFeature: Feature = (fastify, context) => {
  serve(fastify, listReceipts, ({ viewer, query }) => listOwn(context, viewer, query))
  serve(fastify, getReceipt, async ({ viewer, params }) =>
    toPage(await findReceipt(context, viewer, params.id)),
  )
  serve(fastify, repeatReceipt, async ({ viewer, params }) =>
    repeat(context, viewer, await findReceipt(context, viewer, params.id)),
  )
}
