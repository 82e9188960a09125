import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { createServiceToken, createToken, listTokens, revokeToken } from '@aladdin/sdk/contract/tokens.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { issueToken } from './issue-token.ts'
import { createTokenStore, endToken } from './store.ts'

export const tokensFeature: Feature = (fastify, context) => {
  const { db, clock, events } = context
  const tokens = createTokenStore(db)

  serve(fastify, listTokens, async ({ viewer }) => ({
    items: await tokens.listLive(viewer.personId, clock()),
  }))

  serve(fastify, createToken, ({ viewer, body }) =>
    issueToken(context, { viewer, holder: viewer, wish: body }),
  )

  serve(fastify, createServiceToken, async ({ viewer, params, body }) => {
    const holder = await tokens.findServiceAccount(params.name)
    if (holder === undefined) throw problem('not-found')
    return issueToken(context, { viewer, holder, wish: body })
  })

  serve(fastify, revokeToken, async ({ viewer, params }) => {
    const { id } = params
    await events.transact(async (trx) => {
      if (!(await endToken(trx, { id, personId: viewer.personId, now: clock() }))) throw problem('not-found')
      await recordAudit(trx, viewer, { action: 'token.revoke', object: `token:${id}`, detail: {} })
    })
    return {}
  })
}
