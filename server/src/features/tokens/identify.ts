import type { Context } from '../../platform/context.ts'
import { findViewer } from '../../platform/find-viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { createTokenStore } from './store.ts'

/** Who a token stands for: its person as the position it was made in, while both last. */
export function identifyByToken({ db, clock }: Context): (secret: string) => Promise<Viewer | undefined> {
  const tokens = createTokenStore(db)
  return async (secret) => {
    const token = await tokens.findBySecret(secret, clock())
    if (token === undefined) return undefined
    return findViewer(db, token.positionId, { via: 'token', scopes: token.scopes, now: clock() })
  }
}
