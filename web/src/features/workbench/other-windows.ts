type Word =
  | { readonly kind: 'hello' | 'here' | 'bye'; readonly from: string }
  | { readonly kind: 'saved'; readonly from: string; readonly revision: number }

/** The other windows of this browser that have the same draft open. */
export class OtherWindows {
  readonly #name: string
  readonly #self = crypto.randomUUID()
  #channel: BroadcastChannel | undefined

  constructor(draftKey: string) {
    this.#name = `aladdin-draft ${draftKey}`
  }

  /** Says hello and listens until the returned function is called. */
  meet(on: {
    readonly count: (others: number) => void
    readonly saved: (revision: number) => void
  }): () => void {
    const others = new Set<string>()
    const channel = new BroadcastChannel(this.#name)
    this.#channel = channel
    channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
      if (data.kind === 'bye') others.delete(data.from)
      else others.add(data.from)
      if (data.kind === 'hello') this.#say({ kind: 'here', from: this.#self })
      if (data.kind === 'saved') on.saved(data.revision)
      on.count(others.size)
    })
    this.#say({ kind: 'hello', from: this.#self })
    return () => {
      this.#say({ kind: 'bye', from: this.#self })
      channel.close()
      this.#channel = undefined
    }
  }

  /** Tells them that the server holds a new revision. */
  tell(revision: number): void {
    this.#say({ kind: 'saved', from: this.#self, revision })
  }

  #say(word: Word): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches only its own origin
    this.#channel?.postMessage(word)
  }
}
