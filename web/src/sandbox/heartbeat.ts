/** Tells a frame that is hung from one that lives: every sign of life counts, and five seconds without one are silence. */
export class Heartbeat {
  readonly #ask: (beat: number) => void
  readonly #tell: (isHung: boolean) => void
  #timer: ReturnType<typeof setInterval> | undefined
  #lastSign = 0
  #isHung = false

  /** `ask` begs the frame for a sign; `tell` hears of each change. */
  constructor(ask: (beat: number) => void, tell: (isHung: boolean) => void) {
    this.#ask = ask
    this.#tell = tell
  }

  get isHung(): boolean {
    return this.#isHung
  }

  /** From now on silence means something. */
  start(): void {
    this.stop()
    this.#lastSign = performance.now()
    this.#timer = setInterval(() => this.#beat(), 1000)
  }

  /** The frame has said something. */
  sign(): void {
    this.#lastSign = performance.now()
    this.#setHung(false)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#setHung(false)
  }

  #beat(): void {
    const now = performance.now()
    // A page in the background is slowed down with its frames: silence means nothing there.
    if (document.hidden) this.#lastSign = now
    this.#setHung(now - this.#lastSign > longestSilenceMs)
    this.#ask(Math.round(now))
  }

  #setHung(isHung: boolean): void {
    if (isHung === this.#isHung) return
    this.#isHung = isHung
    this.#tell(isHung)
  }
}

const longestSilenceMs = 5000
