type Word =
  | { readonly kind: 'hello' | 'here' | 'bye'; readonly from: string }
  | { readonly kind: 'saved'; readonly from: string; readonly revision: number }

export interface OtherWindows {
  tell(revision: number): void
  leave(): void
}

/** Meets the other windows of this browser that have the same draft open. */
export function meetOtherWindows(
  key: string,
  on: { readonly count: (others: number) => void; readonly saved: (revision: number) => void },
): OtherWindows {
  const channel = new BroadcastChannel(`aladdin-draft ${key}`)
  const self = crypto.randomUUID()
  const others = new Set<string>()
  const say = (word: Word): void => channel.postMessage(word)
  channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data.kind === 'bye') others.delete(data.from)
    else others.add(data.from)
    if (data.kind === 'hello') say({ kind: 'here', from: self })
    if (data.kind === 'saved') on.saved(data.revision)
    on.count(others.size)
  })
  say({ kind: 'hello', from: self })
  return {
    tell: (revision) => say({ kind: 'saved', from: self, revision }),
    leave() {
      say({ kind: 'bye', from: self })
      channel.close()
    },
  }
}
