/** A session ends after half an hour without a request, and ten hours after its sign-in in any case. */
export const idleMs = 30 * 60_000
export const absoluteMs = 10 * 3_600_000

/** How far `seenAt` may lag, so that not every request writes. */
export const seenEveryMs = 60_000

export function isOver(session: { readonly seenAt: number; readonly endsAt: number }, now: number): boolean {
  return now >= session.endsAt || now >= session.seenAt + idleMs
}
