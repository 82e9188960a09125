import type { Input, Reply } from '@aladdin/sdk/contract/route.ts'
import type { createToken } from '@aladdin/sdk/contract/tokens.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { createSecret } from '../../platform/secret.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { insertToken } from './store.ts'

const dayMs = 86_400_000

interface Issue {
  /** Who asks. */
  readonly viewer: Viewer
  /** Whom the token will stand for. */
  readonly holder: Pick<Viewer, 'personId' | 'positionId'>
  readonly wish: Input<typeof createToken>['body']
}

/** Makes a token and gives its secret, which nobody can read again. */
export function issueToken(
  context: Context,
  { viewer, holder, wish }: Issue,
): Promise<Reply<typeof createToken>> {
  const { clock, newId, events } = context
  const { name, scopes, days } = wish
  const id = newId()
  const secret = `ald_${createSecret()}`
  const createdAt = clock()
  return events.transact(async (trx) => {
    const detail = { scopes, days, holder: holder.personId }
    await recordAudit(trx, viewer, { action: 'token.create', object: `token:${id}`, detail })
    const { personId, positionId } = holder
    const times = { createdAt, expiresAt: createdAt + days * dayMs }
    return {
      token: await insertToken(trx, { id, personId, positionId, name, scopes, secret, ...times }),
      secret,
    }
  })
}
