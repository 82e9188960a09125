import type { BlockSummary } from '@aladdin/sdk/bridge/messages.ts'

/** Tells the host the newest state of each block, at most ten times a second. */
export class StateReports {
  readonly #send: (states: Readonly<Record<string, BlockSummary>>) => void
  #waiting = new Map<string, BlockSummary>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(send: (states: Readonly<Record<string, BlockSummary>>) => void) {
    this.#send = send
  }

  add(block: string, state: BlockSummary): void {
    this.#waiting.set(block, state)
    this.#timer ??= setTimeout(() => this.flush(), 100)
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#waiting.size === 0) return
    const states = Object.fromEntries(this.#waiting)
    this.#waiting = new Map()
    this.#send(states)
  }
}
