import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { createToken, listTokens, revokeToken } from '@aladdin/sdk/contract/tokens.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Feature } from '../../platform/feature.ts'
import { createSecret } from '../../platform/secret.ts'
import { serve } from '../../platform/serve.ts'
import { createTokenStore, endToken, insertToken } from './store.ts'

const dayMs = 86_400_000

export const tokensFeature: Feature = (fastify, { db, clock, newId, events }) => {
  const tokens = createTokenStore(db)

  serve(fastify, listTokens, async ({ viewer }) => ({
    items: await tokens.listLive(viewer.personId, clock()),
  }))

  serve(fastify, createToken, async ({ viewer, body }) => {
    const now = clock()
    const { personId, positionId } = viewer
    const { name, scopes, days } = body
    const secret = `ald_${createSecret()}`
    const token = await events.transact(async (trx) => {
      const id = newId()
      const detail = { scopes, days }
      await recordAudit(trx, viewer, { action: 'token.create', object: `token:${id}`, detail })
      const times = { createdAt: now, expiresAt: now + days * dayMs }
      return insertToken(trx, { id, personId, positionId, name, scopes, secret, ...times })
    })
    return { token, secret }
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
