import type { TourStep } from '@aladdin/sdk/contract/preferences.ts'

/** What the screen and the calls to the server say, for the tour to see what was done. */
export interface Scene {
  readonly path: string
  readonly search: string
  /** Where the filters stood when this app was opened. */
  readonly firstSearch: string
  /** An app's own picture is gone: what stands there is drawn from the viewer's rows. */
  readonly isDrawn: boolean
}

/** Steps that the screen shows to be done; forking and publishing are known by their calls. */
export function stepsSeen({ path, search, firstSearch, isDrawn }: Scene): readonly TourStep[] {
  if (!/^\/apps\/[^/]+/.test(path)) return []
  return [
    'find',
    ...(isDrawn ? ['run' as const] : []),
    ...(isDrawn && search !== firstSearch ? ['filter' as const] : []),
  ]
}

/** The step that a call which the server answered completes. */
export function stepOfCall({ method, path }: { method: string; path: string }): TourStep | undefined {
  if (method !== 'POST') return undefined
  if (path === '/api/apps/:name/forks') return 'fork'
  return path === '/api/drafts/:id/publication' ? 'publish' : undefined
}
