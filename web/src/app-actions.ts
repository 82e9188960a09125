import { starApp, unstarApp, type AppCard } from '@aladdin/sdk/contract/gallery.ts'
import { createDraft, forkApp } from '@aladdin/sdk/contract/workbench.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { call } from './api.ts'
import { leaveFrame, prepareSpare } from './sandbox/spare.ts'
import { notifyOf } from './ui/notice.tsx'

/** Stars an app or takes the star back; every list that shows the app follows. */
export function useStar(app: Pick<AppCard, 'name' | 'starred'>): { toggle: () => void; busy: boolean } {
  const client = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: () => call(app.starred ? unstarApp : starApp, { params: { name: app.name } }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['apps'] }),
        client.invalidateQueries({ queryKey: ['leaderboard'] }),
      ]),
    onError: notifyOf,
  })
  return { toggle: () => mutate(), busy: isPending }
}

/** Makes my own draft of an app and opens it. */
export function useFork(name: string): { fork: (version?: number) => void; busy: boolean } {
  const open = useOpenDraft()
  const prepare = usePrepareDesk()
  const { mutate, isPending } = useMutation({
    mutationFn: (version: number | undefined) =>
      call(forkApp, { params: { name }, body: version === undefined ? {} : { version } }),
    onSuccess: (draft) => {
      leaveFrame()
      return open(draft.id)
    },
    onError: notifyOf,
  })
  const fork = (version?: number) => {
    prepare()
    mutate(version)
  }
  return { fork, busy: isPending }
}

/** Begins an app from a dataset and opens the draft. */
export function useStartFromDataset(dataset: string, version?: number): { start: () => void; busy: boolean } {
  const open = useOpenDraft()
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      call(createDraft, {
        body: { from: 'dataset', dataset, ...(version === undefined ? {} : { version }) },
      }),
    onSuccess: (draft) => open(draft.id),
    onError: notifyOf,
  })
  return { start: () => mutate(), busy: isPending }
}

function useOpenDraft(): (id: string) => Promise<void> {
  const navigate = useNavigate()
  const client = useQueryClient()
  return async (id) => {
    // lists of drafts follow while the desk opens
    void client.invalidateQueries({ queryKey: ['drafts'] })
    await navigate({ href: `/workbench/${id}` })
  }
}

/** A draft is about to be opened: its screen and a frame with an engine start while the server makes it. */
function usePrepareDesk(): () => void {
  const router = useRouter()
  return () => {
    prepareSpare()
    void router.loadRouteChunk(router.routesByPath['/workbench/$draft'])
  }
}
