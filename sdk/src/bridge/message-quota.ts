/**
 * Says whether one more message is still civil: a bucket that holds `burst` and refills at `perSecond`.
 * A frame that floods its host is ended.
 */
export function messageQuota(options: {
  readonly burst: number
  readonly perSecond: number
  readonly now: () => number
}): () => boolean {
  let left = options.burst
  let last = options.now()
  return () => {
    const now = options.now()
    left = Math.min(options.burst, left + ((now - last) / 1000) * options.perSecond)
    last = now
    if (left < 1) return false
    left -= 1
    return true
  }
}
