import type { LocalText } from '../contract/text.ts'
import type { MethodCall } from '../methods/method.ts'
import { datasetView } from './dataset-view.ts'
import type { Engine, RunOptions } from './engine.ts'
import { fitModel } from './fit-model.ts'
import { quoteName } from './quote.ts'
import type { Build, Task } from './task.ts'

/** A dataset whose file is not what the app declares. */
export class DatasetMismatch extends Error {
  readonly reason: LocalText
  constructor(reason: LocalText) {
    super(reason.en)
    this.name = 'DatasetMismatch'
    this.reason = reason
  }
}

/** The relations that one engine holds at this moment, and how each was made. */
export class Relations {
  readonly #engine: Engine
  /** Fingerprint by task, and the objects that the task made. */
  readonly #built = new Map<string, { fingerprint: string; objects: readonly EngineObject[] }>()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  has(task: Task): boolean {
    return this.#built.get(task.name)?.fingerprint === task.fingerprint
  }

  isView(name: string): boolean {
    return this.#built.get(name)?.objects[0]?.kind === 'view'
  }

  /** Makes the relations of one task; what it reads has to be there. */
  async build(task: Task, options: RunOptions): Promise<void> {
    if (!task.build) return
    if (!this.#isReplaced(task)) await this.drop(task.name)
    this.#built.delete(task.name)
    const objects = await this.#make(task.name, task.build, options)
    this.#built.set(task.name, { fingerprint: task.fingerprint, objects })
  }

  /** `create or replace` takes the place of a thing of its own kind: nothing has to be dropped before. */
  #isReplaced({ name, build }: Task): boolean {
    const objects = this.#built.get(name)?.objects ?? []
    const kind = build?.kind === 'sql' && build.stored ? 'table' : 'view'
    return build?.kind !== 'model' && objects.every((object) => object.kind === kind)
  }

  async drop(name: string): Promise<void> {
    const built = this.#built.get(name)
    this.#built.delete(name)
    for (const object of built?.objects ?? []) {
      await this.#engine.run(`drop ${object.kind} if exists temp.${quoteName(object.name)}`)
    }
  }

  /** Drops what belongs to no task any more, so that a removed block cannot be read by its old name. */
  async keepOnly(names: ReadonlySet<string>): Promise<void> {
    for (const name of this.#built.keys()) if (!names.has(name)) await this.drop(name)
  }

  async #make(name: string, build: Build, options: RunOptions): Promise<readonly EngineObject[]> {
    switch (build.kind) {
      case 'dataset': {
        const view = await datasetView(this.#engine, build.dataset)
        if ('wrong' in view) throw new DatasetMismatch(view.wrong)
        await this.#engine.run(view.sql, options)
        return [{ kind: 'view', name }]
      }
      case 'sql': {
        const kind = build.stored ? 'table' : 'view'
        if (build.stored) await this.#engine.run(build.seed)
        await this.#engine.run(`create or replace temp ${kind} ${quoteName(name)} as\n${build.sql}`, options)
        return [{ kind, name }]
      }
      case 'model':
        return await this.#model(name, build, options)
    }
  }

  async #model(
    name: string,
    { method, relations, options, outputs, seed, fitted, today }: Build & { kind: 'model' },
    run: RunOptions,
  ): Promise<readonly EngineObject[]> {
    const columns: Record<string, readonly { name: string; type: string }[]> = {}
    for (const [role, relation] of Object.entries(relations)) {
      columns[role] = await this.#describe(relation, run)
    }
    const call: MethodCall = {
      name,
      relations: Object.fromEntries(Object.entries(relations).map(([role, each]) => [role, quoteName(each)])),
      columns,
      options,
      seed,
      quote: quoteName,
    }
    if (method.kind === 'fit') await fitModel(this.#engine, method, { call, fitted, today, run })
    else for (const statement of method.statements(call)) await this.#engine.run(statement, run)
    return await this.#objects([name, ...outputs])
  }

  async #describe(relation: string, run: RunOptions): Promise<readonly { name: string; type: string }[]> {
    const { table } = await this.#engine.query(`describe ${quoteName(relation)}`, run)
    return table
      .toArray()
      .map((row) => ({ name: String(row['column_name']), type: String(row['column_type']) }))
  }

  /** What a method really made: its outputs and its `<name>__…` intermediates, views and tables. */
  async #objects([name, ...outputs]: readonly string[]): Promise<readonly EngineObject[]> {
    const { table } = await this.#engine.query(
      `select 'table' as kind, table_name as name from duckdb_tables() where temporary
       union all select 'view', view_name from duckdb_views() where temporary and not internal`,
    )
    const all = table.toArray().map((row) => ({
      kind: row['kind'] === 'view' ? ('view' as const) : ('table' as const),
      name: String(row['name']),
    }))
    return all.filter((each) => outputs.includes(each.name) || each.name.startsWith(`${name}__`))
  }
}

interface EngineObject {
  readonly kind: 'view' | 'table'
  readonly name: string
}
