import { useSyncExternalStore } from 'react'

/** Where panes cannot stand side by side; the style sheets say the same. */
const narrow = matchMedia('(max-width: 900px)')

export function isNarrow(): boolean {
  return narrow.matches
}

/** Whether the window is too narrow for panes beside each other, as it is now. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow)
}

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}
