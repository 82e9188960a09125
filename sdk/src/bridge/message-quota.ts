/** What a frame may still say before it counts as a flood. */
export interface MessageQuota {
  /** Takes one message; false when it is one too many. */
  readonly take: () => boolean
  /** The message just taken was an answer that the host had asked for: it does not count. */
  readonly giveBack: () => void
}

/** A bucket that holds `burst` messages and refills at `perSecond`. A frame that floods its host is ended. */
export function messageQuota(options: {
  readonly burst: number
  readonly perSecond: number
  readonly now: () => number
}): MessageQuota {
  let left = options.burst
  let last = options.now()
  return {
    take() {
      const now = options.now()
      left = Math.min(options.burst, left + ((now - last) / 1000) * options.perSecond)
      last = now
      if (left < 1) return false
      left -= 1
      return true
    },
    giveBack() {
      left += 1
    },
  }
}
