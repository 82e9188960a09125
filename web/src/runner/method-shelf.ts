import type { App } from '@aladdin/sdk/app/app.ts'
import type { Method, Methods } from '@aladdin/sdk/methods/method.ts'

/** The methods of model blocks: none until an app has such a block and the host has handed them over. */
export class MethodShelf {
  /** The same object for ever, so that whoever was given it sees what arrives. */
  readonly methods: Methods
  readonly #found: Record<string, Method> = {}
  #isFull = false
  #arrive: (() => void) | undefined
  readonly #arrival = new Promise<void>((resolve) => {
    this.#arrive = resolve
  })

  constructor() {
    this.methods = this.#found
  }

  async take(program: Blob): Promise<void> {
    const url = URL.createObjectURL(program)
    const module = (await import(/* @vite-ignore */ url)) as { methods: Methods } // built from methods.ts
    URL.revokeObjectURL(url)
    Object.assign(this.#found, module.methods)
    this.#isFull = true
    this.#arrive?.()
  }

  /** Always true for an app that learns nothing. */
  isReadyFor(app: App): boolean {
    return this.#isFull || !app.blocks.some(({ kind }) => kind === 'model')
  }

  async readyFor(app: App): Promise<void> {
    if (!this.isReadyFor(app)) await this.#arrival
  }
}
