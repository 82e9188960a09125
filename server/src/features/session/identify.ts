import type { Context } from '../../platform/context.ts'
import { findViewer } from '../../platform/find-viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { createSessionStore } from './store.ts'

/** Who a session belongs to: its person as the position it acts as, while both last. */
export function identifyBySession({ db, clock }: Context): (id: string) => Promise<Viewer | undefined> {
  const sessions = createSessionStore(db)
  return async (id) => {
    const session = await sessions.findLive(id, clock())
    if (session === undefined) return undefined
    return findViewer(db, session.positionId, { via: 'session', scopes: [], now: clock() })
  }
}
