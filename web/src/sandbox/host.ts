import type { App } from '@aladdin/sdk/app/app.ts'
import { messageQuota, type MessageQuota } from '@aladdin/sdk/bridge/message-quota.ts'
import type {
  AnsweredRun,
  Appearance,
  BlockSummary,
  FrameMessage,
  HostMessage,
  QueryAnswer,
  RunRequest,
  RunnerStage,
} from '@aladdin/sdk/bridge/messages.ts'
import { readFrameMessage } from '@aladdin/sdk/bridge/read-frame-message.ts'
import type { RunInputs } from '@aladdin/sdk/runtime/block-state.ts'
import { openFrame, type Frame } from './frame.ts'
import { Heartbeat } from './heartbeat.ts'
import { Questions, stopped } from './questions.ts'
import type { RunnerEvents } from './runner-events.ts'
import type { RunnerEngine, RunnerFiles } from './runner-files.ts'

export interface RunnerOptions {
  /** The frame is put into this element and fills it. */
  readonly element: HTMLElement
  /** A frame that came with the page, in `element`; one that is made later never is. */
  readonly present?: HTMLIFrameElement | undefined
  readonly files: RunnerFiles
  readonly appearance: Appearance
  readonly title: string
  readonly on?: RunnerEvents
}

/**
 * One sealed frame and all that a page may do with it. Every method may be called at any time: what the frame cannot
 * take yet waits until it can.
 */
export class Runner {
  #options: RunnerOptions
  #frame: Frame | undefined
  /** What is said before the frame has its engine; undefined from then on. */
  #waiting: HostMessage[] | undefined
  #appearance: Appearance
  #run: RunRequest | undefined
  #answered: AnsweredRun | undefined
  readonly #questions = new Questions()
  #quota: MessageQuota | undefined
  #hasMethods = false
  readonly #heartbeat = new Heartbeat(
    (beat) => this.#send({ kind: 'ping', beat }),
    (isHung) => this.#options.on?.hang?.(isHung),
  )
  #isClosed = false
  /** What the frame said of its start, for a page that takes it over later. */
  #stage: RunnerStage | undefined
  #version: string | undefined
  #states = new Map<string, BlockSummary>()

  constructor(options: RunnerOptions) {
    this.#options = options
    this.#appearance = options.appearance
    this.#open()
  }

  /** Gives a frame that was started ahead to the page that needs one, with all that it said so far. */
  moveTo(place: Omit<RunnerOptions, 'files'>): void {
    this.#options = { files: this.#options.files, ...place }
    this.#frame?.moveTo(place.element, place.title)
    this.setAppearance(place.appearance)
    if (this.#version !== undefined) place.on?.ready?.(this.#version)
    else if (this.#stage !== undefined) place.on?.stage?.(this.#stage)
    for (const [block, state] of this.#states) place.on?.state?.(block, state)
  }

  get isWell(): boolean {
    return this.#frame !== undefined && !this.#heartbeat.isHung && this.#version !== undefined
  }

  /** Lets an engine that nobody waits for meet the statements that every app needs. */
  warmUp(): void {
    this.#send({ kind: 'warm-up' })
  }

  /** Runs an app on the given extracts. A dataset of equal alias and version is not attached again. */
  show(run: RunRequest): void {
    this.#run = run
    this.#giveMethods(run.app)
    this.#send({ kind: 'show', run })
  }

  /** Draws what the server answered, before there is an engine or without one. */
  showAnswer(run: AnsweredRun): void {
    this.#answered = run
    this.#frame?.send({ kind: 'answered', run })
  }

  /** Replaces the app, keeping data and every result that the change leaves valid. */
  setApp(app: App): void {
    if (this.#run === undefined) return
    this.#run = { ...this.#run, app }
    this.#giveMethods(app)
    this.#send({ kind: 'app', app })
  }

  /** The frame waits for them where it needs them; where they cannot be had it is ended, and `restart` asks again. */
  #giveMethods(app: App): void {
    const frame = this.#frame
    if (this.#hasMethods || frame === undefined || !app.blocks.some(({ kind }) => kind === 'model')) return
    this.#hasMethods = true
    this.#options.files.methods().then(
      (program) => frame.send({ kind: 'methods', program }),
      (error: Error) => this.#expel(error.message),
    )
  }

  setInputs(inputs: RunInputs): void {
    if (this.#run !== undefined) this.#run = { ...this.#run, inputs }
    this.#send({ kind: 'inputs', inputs })
  }

  setAppearance(appearance: Appearance): void {
    this.#appearance = appearance
    this.#send({ kind: 'appearance', appearance })
  }

  /** Runs one SELECT of the author over the app's relations; with `show` the frame draws the answer as a grid. */
  query(sql: string, options: { limit?: number; show?: boolean } = {}): Promise<QueryAnswer> {
    const { limit = 10_000, show = false } = options
    return this.#ask((id) => ({ kind: 'query', id, sql, limit, show }))
  }

  /** The rows of a block's present result, for an export or a test. */
  rows(block: string, limit = 10_000): Promise<QueryAnswer> {
    return this.#ask((id) => ({ kind: 'rows', id, block, limit }))
  }

  select(block: string | null): void {
    this.#send({ kind: 'select', block })
  }

  /** Shows one block's result as a grid in place of the page; null shows the page again. */
  inspect(block: string | null): void {
    this.#send({ kind: 'inspect', block })
  }

  /** Ends the statement that is running; the frame stays. */
  cancel(): void {
    this.#send({ kind: 'cancel' })
  }

  /** Ends the frame, whatever it is doing, and starts a fresh one without the app that was shown. */
  stop(): void {
    this.#run = undefined
    this.#answered = undefined
    this.#end()
    this.#open()
  }

  /** As `stop`, but the app is shown again. */
  restart(): void {
    const [run, answered] = [this.#run, this.#answered]
    this.stop()
    if (answered !== undefined) this.showAnswer(answered)
    if (run !== undefined) this.show(run)
  }

  close(): void {
    this.#isClosed = true
    this.#end()
  }

  #open(): void {
    if (this.#isClosed) return
    const { element, present, files, title } = this.#options
    this.#options = { ...this.#options, present: undefined }
    const quota = messageQuota({ burst: 200, perSecond: 60, now: () => performance.now() })
    const frame = openFrame({
      element,
      present,
      title,
      url: files.frameUrl.replace('{instance}', randomName()),
      program: files.program,
      receive: (value) => {
        const message = quota.take() ? readFrameMessage(value) : undefined
        if (message === undefined) this.#expel('the frame said something that no runner says')
        else this.#hear(message)
      },
    })
    this.#frame = frame
    this.#quota = quota
    this.#hasMethods = false
    this.#waiting = []
    this.#stage = undefined
    this.#version = undefined
    this.#states.clear()
    frame.send({ kind: 'appearance', appearance: this.#appearance })
    // A failure is told to whoever asked for the files.
    files.engine.then((engine) => this.#arm(frame, engine)).catch(() => undefined)
  }

  /** Hands a frame its engine, then all that waited for it; only now its silence means something. */
  #arm(frame: Frame, { wasm, worker }: RunnerEngine): void {
    if (this.#frame !== frame) return
    frame.send({ kind: 'engine', wasm, worker })
    for (const message of this.#waiting ?? []) frame.send(message)
    this.#waiting = undefined
    this.#heartbeat.start()
  }

  #end(): void {
    this.#frame?.remove()
    this.#frame = undefined
    this.#heartbeat.stop()
    this.#questions.stop()
  }

  #expel(reason: string): void {
    if (this.#frame === undefined) return
    this.#end()
    this.#options.on?.ended?.(reason)
  }

  #send(message: HostMessage): void {
    if (this.#waiting === undefined) this.#frame?.send(message)
    else this.#waiting.push(message)
  }

  #ask(toMessage: (id: number) => HostMessage): Promise<QueryAnswer> {
    if (this.#frame === undefined) return Promise.resolve(stopped)
    return this.#questions.ask((id) => this.#send(toMessage(id)))
  }

  #hear(message: FrameMessage): void {
    const { on } = this.#options
    this.#heartbeat.sign()
    switch (message.kind) {
      case 'started':
      case 'pong':
        return
      case 'progress':
        this.#stage = message.stage
        return on?.stage?.(message.stage)
      case 'engine-ready':
        this.#version = message.version
        return on?.ready?.(message.version)
      case 'states':
        for (const [block, state] of Object.entries(message.states)) {
          this.#states.set(block, state)
          on?.state?.(block, state)
        }
        return
      case 'settled':
        return on?.settled?.()
      case 'parameters':
        if (this.#run !== undefined) {
          const inputs = { ...this.#run.inputs, parameters: message.parameters }
          this.#run = { ...this.#run, inputs }
        }
        return on?.parameters?.(message.parameters)
      case 'height':
        return on?.height?.(message.pixels)
      case 'selected':
        return on?.selected?.(message.block)
      case 'answer':
        if (this.#questions.answer(message.id, message.answer)) this.#quota?.giveBack()
        return
      case 'broken':
        return this.#expel(message.message)
      case 'engine-failed':
        return on?.engineFailed === undefined
          ? this.#expel(message.message)
          : on.engineFailed(message.message)
      default:
        message satisfies never
    }
  }
}

function randomName(): string {
  return `r${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`
}
