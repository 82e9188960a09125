import { Table } from 'apache-arrow'
import { isMethodRefusal } from '../methods/method.ts'
import type { ViewerScope } from './block-state.ts'
import type { CompiledSql } from './compile-sql.ts'
import type { Engine, EngineError, Rows } from './engine.ts'
import { toEngineError } from './engine-failure.ts'
import { failureOf } from './failure.ts'
import { setVariable } from './parameters.ts'
import type { Plan } from './plan.ts'
import { withPrelude } from './prelude-engine.ts'
import { preludeVariables } from './prelude.ts'
import { quoteName } from './quote.ts'
import { DatasetMismatch, Relations } from './relations.ts'
import type { StoredResult } from './result-cache.ts'
import type { Task } from './task.ts'
import { QueryFailure, taskFailure, TaskError } from './task-error.ts'

export interface EngineLaneOptions {
  readonly engine: Engine
  readonly scope: ViewerScope
  readonly onFatal?: (error: EngineError) => Promise<Engine | undefined>
}

/** The one lane to the engine: jobs never overlap, and each finds variables and relations as its plan wants them. */
export class EngineLane {
  readonly #options: EngineLaneOptions
  #engine: Engine
  #relations: Relations
  #prepared = new Map<string, string>()
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: EngineLaneOptions) {
    this.#options = options
    this.#engine = withPrelude(options.engine)
    this.#relations = new Relations(this.#engine)
  }

  /** Builds what the task gives and needs, and fetches what its state shows. Throws `TaskError` or `EngineError`. */
  execute(task: Task, plan: Plan, signal: AbortSignal): Promise<StoredResult> {
    return this.#inLane(() => this.#execute(task, plan, signal))
  }

  /** One query over the plan's relations. Throws `QueryFailure`, or `EngineError` when it was cancelled. */
  query(
    compiled: CompiledSql,
    plan: Plan,
    options: { readonly limit: number; readonly signal?: AbortSignal },
  ): Promise<Rows> {
    const relations = [...plan.producers.values()]
    const needs = compiled.relations.map((name) => plan.producers.get(name))
    return this.#inLane(async () => {
      try {
        await this.#prepare(plan)
        const signal = options.signal ?? new AbortController().signal
        for (const name of needs) if (name !== undefined) await this.#ensure(name, plan, signal)
        return await this.#engine.query(`select * from (\n${compiled.sql}\n)`, options)
      } catch (thrown) {
        if (thrown instanceof TaskError) throw new QueryFailure(thrown.failure)
        const error = toEngineError(thrown)
        if (error.kind === 'fatal') await this.#replace(error)
        if (error.kind === 'cancelled') throw error
        throw new QueryFailure(
          failureOf(error, { place: { file: 'query', line: 1 }, linesBefore: 1, relations }),
        )
      }
    })
  }

  /** Asks the place for a new engine after a trap; false when there is none. */
  recover(error: EngineError): Promise<boolean> {
    return this.#inLane(() => this.#replace(error))
  }

  async #replace(error: EngineError): Promise<boolean> {
    const engine = await this.#replacement(error)
    this.#prepared = new Map()
    if (engine) this.#engine = withPrelude(engine)
    this.#relations = new Relations(this.#engine)
    return engine !== undefined
  }

  async #execute(task: Task, plan: Plan, signal: AbortSignal): Promise<StoredResult> {
    await this.#prepare(plan)
    for (const need of task.needs) await this.#ensure(need, plan, signal)
    if (task.build && !this.#relations.has(task)) await this.#build(task, plan, signal)
    if (!task.select) return { table: new Table(), truncated: false }
    const { sql, limit, count } = task.select
    try {
      const rows = await this.#engine.query(limit === 0 ? `${sql} limit 0` : sql, { limit, signal })
      if (!rows.truncated || count === undefined) return rows
      const counted = await this.#engine.query(count, { signal })
      return { ...rows, total: Number(counted.table.get(0)?.['total'] ?? limit) }
    } catch (thrown) {
      const error = toEngineError(thrown)
      if (error.kind === 'query') await this.#blame(task, plan, signal)
      throw error
    }
  }

  /** Brings macros, run variables and parameters of the engine to what the plan says. */
  async #prepare(plan: Plan): Promise<void> {
    const statements = [
      ...preludeVariables(plan.inputs, this.#options.scope).map(
        (sql) => [sql.split('=')[0] ?? sql, sql] as const,
      ),
      ...plan.variables.map((variable) => [`$${variable.name}`, setVariable(variable)] as const),
    ]
    for (const [key, sql] of statements) {
      if (this.#prepared.get(key) === sql) continue
      await this.#engine.run(sql)
      this.#prepared.set(key, sql)
    }
    await this.#relations.keepOnly(new Set(plan.tasks.map((task) => task.name)))
  }

  /** Builds a relation and what it reads, unless the engine has it; its results may have come from the store. */
  async #ensure(name: string, plan: Plan, signal: AbortSignal): Promise<void> {
    const task = plan.tasks.find((each) => each.name === name)
    if (!task || this.#relations.has(task)) return
    if (task.failure) throw new TaskError(task, task.failure)
    const reason = task.missing[0]?.reason
    if (reason) throw new TaskError(task, { code: 'parameter-missing', message: reason, place: task.place })
    for (const need of task.needs) await this.#ensure(need, plan, signal)
    await this.#build(task, plan, signal)
  }

  async #build(task: Task, plan: Plan, signal: AbortSignal): Promise<void> {
    try {
      await this.#relations.build(task, { signal })
    } catch (thrown) {
      if (thrown instanceof DatasetMismatch) {
        throw new TaskError(task, { code: 'dataset-mismatch', message: thrown.reason, place: task.place })
      }
      if (isMethodRefusal(thrown)) {
        throw new TaskError(task, { code: 'model-refused', message: thrown.reason, place: task.place })
      }
      const error = toEngineError(thrown)
      if (error.kind === 'query' && error.line === undefined) await this.#blame(task, plan, signal)
      if (error.kind !== 'query' && error.kind !== 'out-of-memory') throw error
      throw new TaskError(task, taskFailure(error, task, plan))
    }
  }

  /** A view fails only when it is read: finds the first relation behind a reader that cannot be read by itself. */
  async #blame(reader: Task, plan: Plan, signal: AbortSignal): Promise<void> {
    for (const need of reader.needs) {
      const task = plan.tasks.find((each) => each.name === need)
      if (task?.build?.kind !== 'sql' || !this.#relations.isView(need)) continue
      await this.#blame(task, plan, signal)
      const probe = quoteName('__probe')
      try {
        await this.#engine.run(`create or replace temp table ${probe} as select * from ${quoteName(need)}`, {
          signal,
        })
        await this.#engine.run(`drop table ${probe}`)
      } catch (thrown) {
        const error = toEngineError(thrown)
        if (error.kind === 'query') throw new TaskError(task, taskFailure(error, task, plan))
        throw error
      }
    }
  }

  async #replacement(error: EngineError): Promise<Engine | undefined> {
    try {
      return await this.#options.onFatal?.(error)
    } catch {
      // A place that cannot make a new engine is the same as one that does not want to: the blocks say it.
      return undefined
    }
  }

  #inLane<T>(job: () => Promise<T>): Promise<T> {
    const result = this.#last.then(job)
    this.#last = result.catch(() => undefined)
    return result
  }
}
