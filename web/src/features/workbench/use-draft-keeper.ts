import { createClient } from '@aladdin/sdk/client/call.ts'
import { getDraft, saveDraft, type Draft } from '@aladdin/sdk/contract/workbench.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { call } from '../../api.ts'
import { onOpen, type LocalCopy } from './draft-conflict.ts'
import { DraftKeeper, type Keeping } from './draft-keeper.ts'
import { writeLocal } from './local-drafts.ts'
import { OtherWindows } from './other-windows.ts'

/** The draft under the author's hands, kept in this browser and on the server. */
export function useDraftKeeper(opened: { draft: Draft; local: LocalCopy | undefined; localKey: string }): {
  keeper: DraftKeeper
  keeping: Keeping
  /** Other windows of this browser with the same draft. */
  others: number
  /** The text came from this browser, not from the server. */
  isRestored: boolean
} {
  const [{ keeper, windows, isRestored }] = useState(() => open(opened))
  const [others, setOthers] = useState(0)
  const keeping = useSyncExternalStore(keeper.subscribe, keeper.get)

  useEffect(() => {
    const goodbye = windows.meet({
      count: setOthers,
      saved: (revision) => void keeper.hearOf(revision),
    })
    const leave = () => keeper.leave()
    const leaveHidden = () => document.visibilityState === 'hidden' && keeper.leave()
    addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leaveHidden)
    return () => {
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leaveHidden)
      goodbye()
      keeper.leave()
    }
  }, [keeper, windows])

  return { keeper, keeping, others, isRestored }
}

function open({ draft, local, localKey }: { draft: Draft; local: LocalCopy | undefined; localKey: string }) {
  const windows = new OtherWindows(localKey)
  const { id } = draft
  const keeper = new DraftKeeper(
    {
      save: ({ files, revision }, isLeaving) =>
        (isLeaving ? callWhileLeaving : call)(saveDraft, {
          params: { id },
          body: { revision, files: { ...files } },
        }),
      load: () => call(getDraft, { params: { id } }),
      keepLocal: (copy) => writeLocal(localKey, copy, Date.now()),
      tell: (revision) => windows.tell(revision),
      later(work, ms) {
        const timer = setTimeout(work, ms)
        return () => clearTimeout(timer)
      },
    },
    draft,
    startOf(draft, local),
  )
  return { keeper, windows, isRestored: onOpen(local, draft) === 'local' }
}

function startOf(draft: Draft, local: LocalCopy | undefined) {
  const decision = onOpen(local, draft)
  if (local === undefined || decision === 'server') return { files: draft.files }
  return decision === 'local' ? { files: local.files } : { files: local.files, theirs: draft }
}

/** The browser finishes such a call after the page is gone. */
const callWhileLeaving = createClient({
  origin: '',
  fetch: (address, request) => fetch(address, { ...request, keepalive: true }),
})
