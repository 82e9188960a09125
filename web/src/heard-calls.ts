import type { Route } from '@aladdin/sdk/contract/route.ts'

type Listener = (route: Pick<Route, 'method' | 'path'>) => void

const listeners = new Set<Listener>()

/** Hears of every call that the server has answered well; returns how to stop. */
export function hearCalls(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function tellOfCall(route: Pick<Route, 'method' | 'path'>): void {
  for (const listener of listeners) listener(route)
}
