import type { AnsweredRun, FrameMessage, QueryAnswer, RunRequest } from '@aladdin/sdk/bridge/messages.ts'
import { toAnswer, toSummary } from '@aladdin/sdk/bridge/to-summary.ts'
import type { BlockState, ParameterValue, RunInputs } from '@aladdin/sdk/runtime/block-state.ts'
import { Coordinator } from '@aladdin/sdk/runtime/coordinator.ts'
import type { Engine } from '@aladdin/sdk/runtime/engine.ts'
import { toEngineError } from '@aladdin/sdk/runtime/engine-failure.ts'
import { valuesOf } from '@aladdin/sdk/runtime/parameter-types.ts'
import { quoteName } from '@aladdin/sdk/runtime/quote.ts'
import { QueryFailure } from '@aladdin/sdk/runtime/task-error.ts'
import { openBrowserEngine, type BrowserEngine } from './engine.ts'
import type { EngineSource } from './engine-source.ts'
import type { Heard } from './heard.ts'
import { HeldAnswer } from './held-answer.ts'
import { MethodShelf } from './method-shelf.ts'
import { StateReports } from './state-reports.ts'
import type { Actions, ViewStore } from './view.ts'
import { commonStatements } from './warm-up.ts'

/** What the frame does with what the host says: one engine, one coordinator, one view. */
export class Session implements Actions {
  readonly #say: (message: FrameMessage) => void
  readonly #view: ViewStore
  readonly #reports: StateReports
  #source: EngineSource | undefined
  #engine: Promise<BrowserEngine> | undefined
  #coordinator: Coordinator | undefined
  #attached = new Map<string, { readonly version: string; readonly blob: Blob }>()
  #questions = new Set<AbortController>()
  /** Runs are set up one after the other: attaching two apps at once would mix their files. */
  #showing: Promise<unknown> = Promise.resolve()
  readonly #held = new HeldAnswer()
  readonly #shelf = new MethodShelf()
  #newest: RunRequest['app'] | undefined
  /** The engine has computed a whole page: it answers faster than any server. */
  #isLive = false

  constructor(say: (message: FrameMessage) => void, view: ViewStore) {
    this.#say = say
    this.#view = view
    this.#reports = new StateReports((states) => say({ kind: 'states', states }))
  }

  take(message: Heard): void {
    switch (message.kind) {
      case 'engine':
        this.#source = message.source
        this.#engine = this.#startEngine(message.source)
        return
      case 'methods':
        return void this.#shelf.take(message.program).catch(this.#break)
      case 'warm-up':
        return void this.#warmUp()
      case 'show':
        this.#showing = this.#showing.then(() => this.#show(message.run)).catch(this.#break)
        return
      case 'answered':
        return this.#hold(message.run)
      case 'app':
        return void this.#changeApp(message.app)
      case 'inputs':
        return this.#changeRun({ inputs: message.inputs })
      case 'appearance':
        return this.#view.change({ appearance: message.appearance })
      case 'select':
        return this.#view.change({ selected: message.block })
      case 'inspect':
        if (message.block === null) return this.closePanel()
        return this.openPanel(message.block)
      case 'query':
        return void this.#answer(message.id, () => this.#query(message))
      case 'rows':
        return void this.#answer(message.id, () => Promise.resolve(this.#rows(message.block, message.limit)))
      case 'cancel':
        return this.cancel()
      case 'ping':
        return this.#say({ kind: 'pong', beat: message.beat })
      default:
        message satisfies never
    }
  }

  setParameter(name: string, value: ParameterValue): void {
    const { run } = this.#view.get()
    if (run === undefined) return
    const parameters = { ...run.inputs.parameters, [name]: value }
    this.#changeRun({ inputs: { ...run.inputs, parameters } })
    this.#say({ kind: 'parameters', parameters: { ...valuesOf(run.app, run.inputs), ...parameters } })
  }

  select(block: string): void {
    this.#view.change({ selected: block })
    this.#say({ kind: 'selected', block })
  }

  cancel(): void {
    const isAtWork = [...this.#view.get().states.values()].some((state) => state.status === 'running')
    this.#coordinator?.cancel()
    for (const question of this.#questions) question.abort()
    if (isAtWork) this.#view.change({ isStopped: true })
  }

  goOn(): void {
    const { states } = this.#view.get()
    const kept = new Map([...states].filter(([, state]) => state.status !== 'waiting'))
    this.#view.change({ isStopped: false, states: kept })
    this.#coordinator?.retry()
    void this.#settle()
  }

  openPanel(block: string): void {
    if (this.#coordinator === undefined) return this.#showHeld(block)
    void this.#answer(0, () =>
      this.#query({ sql: `select * from ${quoteName(block)}`, limit: panelRows, show: true, title: block }),
    )
  }

  closePanel(): void {
    this.#view.change({ panel: undefined })
  }

  async #startEngine(source: EngineSource): Promise<BrowserEngine> {
    this.#stage('engine')
    const engine = await openBrowserEngine(source)
    this.#say({ kind: 'engine-ready', version: engine.version })
    return engine
  }

  async #warmUp(): Promise<void> {
    const engine = await this.#engine
    for (const sql of commonStatements) {
      if (this.#view.get().run !== undefined) return
      await engine?.query(sql).catch(() => undefined) // what is wrong shows itself in an app
    }
  }

  /** Draws what the server answered, as long as no engine has. */
  #hold(run: AnsweredRun): void {
    const part = this.#isLive ? undefined : this.#held.take(this.#view.get(), run)
    if (part === undefined) return
    this.#view.change(part)
    for (const [name, state] of this.#view.get().states) this.#reports.add(name, toSummary(state))
    this.#reports.flush()
  }

  #showHeld(block: string): void {
    const state = this.#view.get().states.get(block)
    if (state?.status === 'done') this.#view.change({ panel: { title: block, ...state.result } })
  }

  async #show(run: RunRequest): Promise<void> {
    const { app, scope } = run
    const before = this.#view.get().run
    // filters may have been moved on what the server answered
    const inputs = this.#held.isGiven && !this.#isLive ? (before?.inputs ?? run.inputs) : run.inputs
    this.#view.change({ run: { app, inputs, scope }, panel: undefined, isStopped: false })
    if (before !== undefined && before.scope.branch.id !== scope.branch.id) await this.#forget()
    const engine = await this.#engine
    if (engine === undefined) return
    this.#stage('data')
    await this.#attach(engine, run)
    await this.#shelf.readyFor(app)
    this.#stage('compute')
    // One coordinator per engine: it knows every relation that it made there.
    this.#coordinator ??= this.#coordinate(engine, run)
    const datasets = run.datasets.map(({ alias, version }) => ({ alias, versionKey: version }))
    // Filters may have been moved while the engine was starting.
    const shown = this.#view.get().run ?? { app, inputs }
    this.#coordinator.open({ app: shown.app, inputs: shown.inputs, datasets })
    await this.#settle()
  }

  #coordinate(engine: BrowserEngine, { scope, limits }: RunRequest): Coordinator {
    return new Coordinator({
      ...limits,
      engine,
      scope,
      methods: this.#shelf.methods,
      schedule: (work) => void setTimeout(work, 0),
      onState: (name, state) => this.#keep(name, state),
      onFatal: () => this.#recover(),
    })
  }

  /** Someone else looks, or the same person for another branch: nothing of the earlier run stays. */
  async #forget(): Promise<void> {
    this.#coordinator?.close()
    this.#coordinator = undefined
    this.#attached = new Map()
    this.#view.change({ states: new Map() })
    await (await this.#engine)?.close()
    if (this.#source !== undefined) this.#engine = this.#startEngine(this.#source)
  }

  async #attach(engine: BrowserEngine, run: RunRequest): Promise<void> {
    const wanted = new Map(run.datasets.map((dataset) => [dataset.alias, dataset]))
    for (const [alias, present] of this.#attached) {
      if (wanted.get(alias)?.version === present.version) continue
      await engine.detach(alias)
      this.#attached.delete(alias)
    }
    for (const { alias, version, blob } of wanted.values()) {
      if (this.#attached.has(alias)) continue
      await engine.attachBlob(alias, blob)
      this.#attached.set(alias, { version, blob })
    }
  }

  /** A trapped engine cannot be used again: a new one takes its place, with the same files. */
  async #recover(): Promise<Engine | undefined> {
    if (this.#source === undefined) return undefined
    await (await this.#engine)?.close()
    this.#engine = this.#startEngine(this.#source)
    const engine = await this.#engine
    for (const [alias, { blob }] of this.#attached) await engine.attachBlob(alias, blob)
    this.#stage(undefined)
    return engine
  }

  async #changeApp(app: RunRequest['app']): Promise<void> {
    this.#newest = app
    if (!this.#shelf.isReadyFor(app)) await this.#shelf.readyFor(app)
    // the text may have gone on while its methods were on their way
    if (this.#newest === app) this.#changeRun({ app })
  }

  #changeRun(part: { app?: RunRequest['app']; inputs?: RunInputs }): void {
    const { run, states } = this.#view.get()
    if (run === undefined) return
    const isAsked = this.#coordinator === undefined && this.#held.isGiven
    this.#view.change({
      run: { ...run, ...part },
      isStopped: false,
      ...(isAsked ? { states: this.#held.outdate(states) } : {}),
    })
    if (part.app !== undefined) this.#coordinator?.setApp(part.app)
    if (part.inputs !== undefined) this.#coordinator?.setInputs(part.inputs)
    void this.#settle()
  }

  async #settle(): Promise<void> {
    const coordinator = this.#coordinator
    await coordinator?.idle()
    if (coordinator !== this.#coordinator || coordinator === undefined) return
    this.#isLive = true
    this.#stage(undefined)
    this.#reports.flush()
    this.#say({ kind: 'settled' })
  }

  #keep(name: string, state: BlockState): void {
    if (!this.#held.yieldsTo(name, state)) return
    this.#view.change({ states: new Map(this.#view.get().states).set(name, state) })
    this.#reports.add(name, toSummary(state))
  }

  async #query(question: {
    sql: string
    limit: number
    show: boolean
    title?: string
  }): Promise<QueryAnswer> {
    await this.#showing
    const coordinator = this.#coordinator
    if (coordinator === undefined) return { ok: false, code: 'no-app', message: 'no app is shown' }
    const abort = new AbortController()
    this.#questions.add(abort)
    const started = performance.now()
    try {
      const rows = await coordinator.query(question.sql, { limit: question.limit, signal: abort.signal })
      const result = { ...rows, elapsedMs: performance.now() - started }
      if (question.show) this.#view.change({ panel: { title: question.title ?? '', ...result } })
      return toAnswer(result, question.show ? shownAnswerRows : question.limit)
    } finally {
      this.#questions.delete(abort)
    }
  }

  #rows(block: string, limit: number): QueryAnswer {
    const state = this.#view.get().states.get(block)
    const result = state?.status === 'done' ? state.result : undefined
    if (result === undefined) return { ok: false, code: 'no-result', message: `no result: ${block}` }
    return toAnswer(result, limit)
  }

  async #answer(id: number, ask: () => Promise<QueryAnswer>): Promise<void> {
    this.#say({ kind: 'answer', id, answer: await ask().catch(toRefusal) })
  }

  #stage(stage: 'engine' | 'data' | 'compute' | undefined): void {
    // behind an answer the engine is nobody's concern
    if (!this.#held.isGiven || this.#isLive || stage === undefined) this.#view.change({ stage })
    if (stage !== undefined) this.#say({ kind: 'progress', stage })
  }

  readonly #break = (cause: unknown): void => {
    const kind = this.#isLive ? 'broken' : 'engine-failed'
    this.#say({ kind, message: toEngineError(cause).message.slice(0, 4000) })
  }
}

/** Most rows that the grid of one result holds. */
const panelRows = 1_000_000
/** With the rows drawn in the frame, the host needs only a look at them. */
const shownAnswerRows = 200

function toRefusal(cause: unknown): QueryAnswer {
  if (cause instanceof QueryFailure) {
    const { code, message, detail, place } = cause.failure
    return { ok: false, code, message: (detail ?? message.en).slice(0, 8000), line: place.line }
  }
  const error = toEngineError(cause)
  return { ok: false, code: error.kind, message: error.message.slice(0, 8000) }
}
