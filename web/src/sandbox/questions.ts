import type { QueryAnswer } from '@aladdin/sdk/bridge/messages.ts'

/** What a page has asked a frame and not yet heard. */
export class Questions {
  readonly #open = new Map<number, (answer: QueryAnswer) => void>()
  #lastId = 0

  /** The answer to what `send` asks under the given id. */
  ask(send: (id: number) => void): Promise<QueryAnswer> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve) => {
      this.#open.set(id, resolve)
      send(id)
    })
  }

  /** Whether it was asked at all. */
  answer(id: number, answer: QueryAnswer): boolean {
    this.#open.get(id)?.(answer)
    return this.#open.delete(id)
  }

  /** Nobody will answer any more. */
  stop(): void {
    for (const resolve of this.#open.values()) resolve(stopped)
    this.#open.clear()
  }
}

export const stopped: QueryAnswer = { ok: false, code: 'stopped', message: 'the runner was stopped' }
