import { Table } from 'apache-arrow'
import type { App } from '../app/app.ts'
import type { Methods } from '../methods/method.ts'
import type { BlockResult, BlockState, RunInputs, ViewerScope } from './block-state.ts'
import { blockedBy, stopped } from './blocked.ts'
import { compileSql } from './compile-sql.ts'
import { EngineLane } from './engine-lane.ts'
import type { Engine, EngineError, Rows } from './engine.ts'
import { toEngineError } from './engine-failure.ts'
import { Fingerprints } from './fingerprints.ts'
import { nextTask, openNeeds } from './next-task.ts'
import { planOf, type Plan } from './plan.ts'
import { ResultCache, type StoredResult } from './result-cache.ts'
import type { Task } from './task.ts'
import { QueryFailure, taskFailure, TaskError } from './task-error.ts'

export interface CoordinatorOptions {
  readonly engine: Engine
  readonly scope: ViewerScope
  readonly methods: Methods
  /** Most rows that a chart gets. */
  readonly rowLimit?: number
  /** Rows that the state of a `sql` or `model` block carries; 0 gives its columns only. */
  readonly relationRows?: number
  readonly cacheBytes?: number
  /** Runs a function at the next frame; changes until then are one change. */
  readonly schedule?: (run: () => void) => void
  readonly now?: () => number
  /** Called for every block, input and dataset alias whose state changed. */
  readonly onState: (name: string, state: BlockState) => void
  /**
   * The engine trapped. The place throws it away and gives a new one with the same extracts attached; the block
   * is tried once more. Without a new engine everything that is left fails.
   */
  readonly onFatal?: (error: EngineError) => Promise<Engine | undefined>
}

export interface OpenDocument {
  readonly app: App
  /** One per attached extract; a new `versionKey` means new rows. */
  readonly datasets: readonly { readonly alias: string; readonly versionKey: string }[]
  readonly inputs: RunInputs
}

/**
 * Keeps the states of an app's blocks true while parameters and text change. It plans what is wanted now, settles
 * one task after the other, and gives up what is no longer wanted. Statements never overlap: one engine, one lane.
 */
export class Coordinator {
  readonly #options: CoordinatorOptions
  readonly #fingerprints = new Fingerprints()
  readonly #cache: ResultCache
  readonly #lane: EngineLane
  readonly #states = new Map<string, BlockState>()
  readonly #settled = new Map<string, string>()
  readonly #results = new Map<string, BlockResult>()
  readonly #crashes = new Map<string, number>()
  #document: OpenDocument | undefined
  #plan: Plan | undefined
  #current: { readonly task: Task; readonly abort: AbortController } | undefined
  #scheduled = false
  #working = false
  #closed = false
  #waiters: (() => void)[] = []

  constructor(options: CoordinatorOptions) {
    this.#options = options
    this.#lane = new EngineLane(options)
    this.#cache = new ResultCache(options.cacheBytes ?? 64 * 1024 * 1024)
  }

  open(document: OpenDocument): void {
    this.#change(document)
  }

  setInputs(inputs: RunInputs): void {
    if (this.#document) this.#change({ ...this.#document, inputs })
  }

  /** For live preview: blocks whose question did not change keep their results. */
  setApp(app: App): void {
    if (this.#document) this.#change({ ...this.#document, app })
  }

  state(name: string): BlockState | undefined {
    return this.#states.get(name)
  }

  /** Resolves when every block is done, waiting or failed. */
  async idle(): Promise<void> {
    while (this.#scheduled || this.#working) {
      await new Promise<void>((resolve) => this.#waiters.push(resolve))
    }
  }

  /** Stops what runs; blocks without a result wait until something changes. */
  cancel(): void {
    for (const task of this.#plan?.tasks ?? []) {
      if (!this.#isSettled(task)) this.#settle(task, stopped())
    }
    this.#current?.abort.abort()
  }

  /** Tries again what failed or was stopped. */
  retry(): void {
    for (const [name, state] of this.#states) if (state.status !== 'done') this.#settled.delete(name)
    this.#crashes.clear()
    if (this.#document) this.#change(this.#document)
  }

  close(): void {
    this.#closed = true
    this.#current?.abort.abort()
    this.#wake()
  }

  /**
   * Runs one query of the console over the app's relations, with its parameters. Throws a `QueryFailure`; `line`
   * counts inside the given text.
   */
  async query(
    sql: string,
    options: { readonly limit: number; readonly signal?: AbortSignal },
  ): Promise<Rows> {
    const plan = this.#plan
    if (!plan) throw new Error('no app is open')
    const compiled = compileSql(sql, plan.variables)
    const place = { file: 'query', line: 1 }
    if (compiled.problem) {
      throw new QueryFailure({ ...compiled.problem, place: { ...place, line: compiled.problem.line } })
    }
    return await this.#lane.query(compiled, plan, options)
  }

  #change(document: OpenDocument): void {
    this.#document = document
    if (this.#scheduled) return
    this.#scheduled = true
    const schedule = this.#options.schedule ?? ((run) => queueMicrotask(run))
    schedule(() => {
      this.#scheduled = false
      this.#replan()
    })
  }

  #replan(): void {
    if (!this.#document || this.#closed) return this.#wake()
    const { scope, methods, rowLimit = 50_000, relationRows = 0 } = this.#options
    const fingerprints = this.#fingerprints
    this.#plan = planOf({ ...this.#document, scope, methods, rowLimit, relationRows, fingerprints })
    const names = new Set(this.#plan.tasks.map((task) => task.name))
    for (const name of this.#states.keys()) if (!names.has(name)) this.#forget(name)
    const running = this.#current
    if (running && !this.#wanted(running.task)) running.abort.abort()
    if (!this.#working) void this.#work()
  }

  #forget(name: string): void {
    this.#states.delete(name)
    this.#settled.delete(name)
    this.#results.delete(name)
  }

  async #work(): Promise<void> {
    this.#working = true
    for (let task = this.#next(); task && !this.#closed; task = this.#next()) await this.#take(task)
    this.#working = false
    this.#wake()
  }

  #wake(): void {
    const waiters = this.#waiters
    this.#waiters = []
    for (const wake of waiters) wake()
  }

  #next(): Task | undefined {
    const isSettled = (task: Task) => this.#isSettled(task)
    const isSuspect = (task: Task) => this.#crashes.has(task.fingerprint)
    return this.#plan && nextTask(this.#plan.tasks, { isSettled, isSuspect })
  }

  #isSettled(task: Task): boolean {
    return this.#settled.get(task.name) === task.fingerprint
  }

  #wanted(task: Task): boolean {
    return (
      !this.#closed &&
      (this.#plan?.tasks.some((each) => each.name === task.name && each.fingerprint === task.fingerprint) ??
        false)
    )
  }

  async #take(task: Task): Promise<void> {
    const tasks = new Map(this.#plan?.tasks.map((each) => [each.name, each]))
    const settled = (each: Task) => (this.#isSettled(each) ? this.#states.get(each.name) : undefined)
    const blocked = blockedBy(task, tasks, settled)
    if (blocked) return this.#settle(task, blocked)
    const stored = this.#cache.find(task.fingerprint)
    if (stored) return this.#settle(task, done(stored, { elapsedMs: 0, reused: true }))
    if (!task.build && !task.select) {
      return this.#settle(
        task,
        done({ table: new Table(), truncated: false }, { elapsedMs: 0, reused: true }),
      )
    }
    this.#settled.delete(task.name)
    const previous = this.#results.get(task.name)
    this.#show(task.name, previous ? { status: 'running', previous } : { status: 'running' })
    await this.#run(task)
  }

  async #run(task: Task): Promise<void> {
    const plan = this.#plan
    if (!plan) return
    const now = this.#options.now ?? (() => performance.now())
    const abort = new AbortController()
    this.#current = { task, abort }
    const started = now()
    try {
      const stored = await this.#lane.execute(task, plan, abort.signal)
      if (!(task.build?.kind === 'dataset')) this.#cache.keep(task.fingerprint, stored)
      if (this.#wanted(task)) this.#settle(task, done(stored, { elapsedMs: now() - started, reused: false }))
    } catch (thrown) {
      await this.#failed(task, { thrown, aborted: abort.signal.aborted })
    } finally {
      this.#current = undefined
    }
  }

  async #failed(
    task: Task,
    { thrown, aborted }: { readonly thrown: unknown; readonly aborted: boolean },
  ): Promise<void> {
    if (thrown instanceof TaskError) {
      if (!this.#wanted(thrown.task)) return
      this.#settle(thrown.task, { status: 'failed', failure: thrown.failure })
      if (thrown.task.name === task.name) return
      // The culprit stands above: everything that reads it is looked at again and waits for it.
      return this.#unsettleReaders(thrown.task.name)
    }
    const error = toEngineError(thrown)
    if (error.kind === 'cancelled') {
      if (!aborted && this.#wanted(task)) this.#settle(task, stopped())
      return
    }
    if (error.kind === 'fatal') {
      const crashes = this.#countCrash(task)
      const recovered = await this.#lane.recover(error)
      if (recovered && crashes < 2) return
    }
    if (this.#wanted(task) && this.#plan) {
      this.#settle(task, { status: 'failed', failure: taskFailure(error, task, this.#plan) })
    }
  }

  /** A reader that traps may not be the culprit: what it read for the first time is counted too. */
  #countCrash(task: Task): number {
    const open = this.#plan?.tasks.filter((each) => !this.#isSettled(each)) ?? []
    const count = (of: Task) => (this.#crashes.get(of.fingerprint) ?? 0) + 1
    for (const suspect of [task, ...openNeeds(task, open)])
      this.#crashes.set(suspect.fingerprint, count(suspect))
    return this.#crashes.get(task.fingerprint) ?? 1
  }

  #unsettleReaders(name: string): void {
    for (const task of this.#plan?.tasks ?? []) {
      if (!task.needs.includes(name) || !this.#settled.delete(task.name)) continue
      this.#unsettleReaders(task.name)
    }
  }

  #settle(task: Task, state: BlockState): void {
    this.#settled.set(task.name, task.fingerprint)
    if (state.status === 'done') this.#results.set(task.name, state.result)
    this.#show(task.name, state)
  }

  #show(name: string, state: BlockState): void {
    this.#states.set(name, state)
    if (!this.#closed) this.#options.onState(name, state)
  }
}

function done(stored: StoredResult, how: { elapsedMs: number; reused: boolean }): BlockState {
  return { status: 'done', result: { ...stored, ...how } }
}
