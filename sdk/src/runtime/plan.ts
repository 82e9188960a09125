import type { App, Block, ModelBlock, SqlBlock } from '../app/app.ts'
import { orderOf } from '../app/order.ts'
import { relationsOf } from '../app/references.ts'
import type { LocalText } from '../contract/text.ts'
import type { Methods } from '../methods/method.ts'
import type { BlockFailure, RunInputs, ViewerScope } from './block-state.ts'
import { compileSql } from './compile-sql.ts'
import type { Fingerprints } from './fingerprints.ts'
import { inputsOf, valuesOf, variablesOf, type Variable } from './parameter-types.ts'
import { checkParameter } from './parameters.ts'
import { withDefaults, wrongOption } from './method-options.ts'
import { chanceNames, clockNames, seedStatement } from './prelude.ts'
import { inlineBlocks, selectOf } from './select.ts'
import type { Build, Task } from './task.ts'

export interface PlanInput {
  readonly app: App
  /** Version key of each dataset by alias: a new version is a new question. */
  readonly datasets: readonly { readonly alias: string; readonly versionKey: string }[]
  readonly inputs: RunInputs
  readonly scope: ViewerScope
  readonly methods: Methods
  readonly rowLimit: number
  /** Rows that the state of a `sql` or `model` block carries; usually none, since charts read for themselves. */
  readonly relationRows: number
  readonly fingerprints: Fingerprints
}

export interface Plan {
  readonly inputs: RunInputs
  /** Every task after all that it needs. */
  readonly tasks: readonly Task[]
  readonly variables: readonly Variable[]
  /** Name of the task that gives a relation, by the relation's name in lower case. */
  readonly producers: ReadonlyMap<string, string>
}

/** What has to be done for these inputs, without looking at what was done before. */
export function planOf(input: PlanInput): Plan {
  const scene = sceneOf(input)
  const readers = new Map<string, readonly string[]>()
  for (const dataset of input.app.datasets) readers.set(dataset.alias, [])
  for (const block of input.app.blocks) readers.set(block.name, needsOf(block, scene))
  const order = orderOf(readers)
  const tasks = new Map<string, Task>()
  for (const name of order.sorted)
    tasks.set(name, taskOf(name, { scene, needs: readers.get(name) ?? [], tasks }))
  for (const [name, needs] of readers) {
    const block = input.app.blocks.find((each) => each.name === name)
    if (!tasks.has(name) && block) tasks.set(name, cycleTask(block, needs))
  }
  return {
    inputs: input.inputs,
    tasks: [...tasks.values()],
    variables: scene.variables,
    producers: scene.producers,
  }
}

interface Scene extends PlanInput {
  readonly variables: readonly Variable[]
  readonly producers: ReadonlyMap<string, string>
  /** How often each task's relations are read. */
  readonly reads: ReadonlyMap<string, number>
  readonly inline: ReadonlySet<string>
  readonly wrong: ReadonlyMap<string, LocalText>
}

function sceneOf(input: PlanInput): Scene {
  const producers = producersOf(input)
  const inline = inlineBlocks(input.app)
  const reads = new Map<string, number>()
  const read = (name: string, times: number) => reads.set(name, (reads.get(name) ?? 0) + times)
  for (const block of input.app.blocks) {
    for (const need of needsOf(block, { producers })) read(need, block.kind === 'model' ? 2 : 1)
    if (block.kind === 'sql' && (input.relationRows > 0 || inline.has(block.name))) read(block.name, 1)
  }
  const values = valuesOf(input.app, input.inputs)
  const wrong = new Map<string, LocalText>()
  for (const block of inputsOf(input.app)) {
    const given = input.inputs.parameters[block.name]
    const problem = checkParameter(block, given ?? values[block.name] ?? null, {
      today: input.inputs.today,
      scope: input.scope,
    })
    if (problem) wrong.set(block.name, problem.message)
  }
  const variables = variablesOf(input.app, input.inputs).map((variable) =>
    wrong.has(variable.input) ? { ...variable, value: null } : variable,
  )
  return { ...input, producers, reads, inline, wrong, variables }
}

function producersOf({ app, methods }: PlanInput): ReadonlyMap<string, string> {
  const producers = new Map<string, string>()
  for (const dataset of app.datasets) producers.set(dataset.alias.toLowerCase(), dataset.alias)
  for (const block of app.blocks) {
    if (block.kind === 'sql') producers.set(block.name.toLowerCase(), block.name)
    if (block.kind !== 'model') continue
    const outputs = methods[block.method]?.outputs(block.name) ?? [block.name]
    for (const output of outputs) producers.set(output.toLowerCase(), block.name)
  }
  return producers
}

function needsOf(block: Block, { producers }: Pick<Scene, 'producers'>): readonly string[] {
  const needs = relationNames(block).map((name) => producers.get(name.toLowerCase()))
  return [...new Set(needs.filter((need) => need !== undefined))]
}

function relationNames(block: Block): readonly string[] {
  switch (block.kind) {
    case 'sql':
      return relationsOf(block.sql).map((relation) => relation.name)
    case 'model':
      return Object.values(block.relations)
    case 'chart':
    case 'kpi':
    case 'table':
      return [block.data]
    case 'input':
      return block.type === 'choice' && block.choices.from === 'query' ? [block.choices.relation] : []
  }
}

interface Drafting {
  readonly scene: Scene
  readonly needs: readonly string[]
  readonly tasks: ReadonlyMap<string, Task>
}

function taskOf(name: string, drafting: Drafting): Task {
  const { scene, needs, tasks } = drafting
  const upstream = needs.map((need) => tasks.get(need)?.fingerprint ?? need)
  const dataset = scene.app.datasets.find((each) => each.alias === name)
  if (dataset) {
    const versionKey = scene.datasets.find((each) => each.alias === name)?.versionKey
    return {
      name,
      place: { file: 'app.md', line: 1 },
      fingerprint: scene.fingerprints.of('dataset', dataset, versionKey),
      needs,
      missing: [],
      build: { kind: 'dataset', dataset },
    }
  }
  const block = scene.app.blocks.find((each) => each.name === name)
  if (!block) throw new Error(`no block ${name}`)
  const base = { name, place: block.place, needs, block }
  if (block.kind === 'sql') return { ...base, ...sqlTask(block, scene, upstream) }
  if (block.kind === 'model') return { ...base, ...modelTask(block, scene, upstream) }
  const select = selectOf(block, scene)
  const wrong = block.kind === 'input' ? scene.wrong.get(name) : undefined
  return {
    ...base,
    fingerprint: scene.fingerprints.of(block.kind, name, select, upstream, wrong),
    missing: [],
    ...(select ? { select } : {}),
    ...(wrong ? { failure: { code: 'parameter-invalid', message: wrong, place: block.place } } : {}),
  }
}

type Drafted = Pick<Task, 'fingerprint' | 'missing' | 'failure' | 'build' | 'select'>

function sqlTask(block: SqlBlock, scene: Scene, upstream: readonly string[]): Drafted {
  const compiled = compileSql(block.sql, scene.variables)
  const asks = (names: readonly string[]) => names.some((name) => compiled.words.has(name))
  const chance = asks(chanceNames)
  const stored = (scene.reads.get(block.name) ?? 0) > 1 || chance || asks(['pivot'])
  const { seed, today } = scene.inputs
  const build: Build = { kind: 'sql', sql: compiled.sql, stored, seed: seedStatement(seed, block.name) }
  const select = selectOf(block, scene)
  const fingerprint = scene.fingerprints.of(
    'sql',
    [block.name, build, select, upstream],
    scene.variables
      .filter((each) => compiled.variables.includes(each.name))
      .map((each) => [each.value, scene.wrong.get(each.input)]),
    asks(clockNames) ? today : null,
    asks(['viewer_branch']) ? scene.scope.branch.id : null,
    chance ? seed : null,
  )
  const { problem } = compiled
  // A refused value is not an empty one: its optional clause must not quietly fall away.
  const refused = scene.variables
    .filter((each) => compiled.variables.includes(each.name) && scene.wrong.has(each.input))
    .map((each) => each.input)
  return {
    fingerprint,
    missing: missingOf([...new Set([...compiled.missing, ...refused])], scene),
    build,
    ...(select ? { select } : {}),
    ...(problem ? { failure: failureAt(block, problem) } : {}),
  }
}

function modelTask(block: ModelBlock, scene: Scene, upstream: readonly string[]): Drafted {
  const method = scene.methods[block.method]
  if (!method)
    return {
      fingerprint: scene.fingerprints.of('model', block),
      missing: [],
      failure: noMethod(block, scene),
    }
  const missing: string[] = []
  const given = Object.fromEntries(
    Object.entries(block.options).map(([key, value]) => [key, optionValue(value, scene, missing)]),
  )
  const options = withDefaults(method.options, given)
  const { seed, today } = scene.inputs
  const outputs = method.outputs(block.name)
  const select = selectOf(block, scene)
  const wrong = missing.length === 0 ? wrongOption(method.options, options) : undefined
  return {
    fingerprint: scene.fingerprints.of(
      'model',
      block.name,
      [block.method, block.relations, options, upstream],
      {
        select,
        today,
        seed,
      },
    ),
    missing: missingOf(missing, scene),
    build: { kind: 'model', method, relations: block.relations, options, outputs, seed },
    ...(select ? { select } : {}),
    ...(wrong ? { failure: wrongOptions(block, wrong) } : {}),
  }
}

/** An option `$name` is the parameter's value; everything else is itself. */
function optionValue(value: unknown, scene: Scene, missing: string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => optionValue(each, scene, missing))
  if (typeof value !== 'string' || !value.startsWith('$')) return value
  const variable = scene.variables.find((each) => each.name === value.slice(1))
  if (!variable) return value
  if (variable.value === null) missing.push(variable.input)
  return variable.value
}

function missingOf(names: readonly string[], scene: Scene): Task['missing'] {
  return names.map((name) => {
    const label = inputsOf(scene.app).find((block) => block.name === name)?.label ?? { zh: name, en: name }
    const wrong = scene.wrong.get(name)
    return {
      name,
      reason: wrong
        ? { zh: `${label.zh}：${wrong.zh}`, en: `${label.en}: ${wrong.en}` }
        : { zh: `请填写「${label.zh}」`, en: `fill in “${label.en}”` },
    }
  })
}

function failureAt(block: Block, problem: { code: string; line: number; message: LocalText }): BlockFailure {
  return {
    code: problem.code,
    message: problem.message,
    place: { file: block.place.file, line: block.place.line + problem.line - 1 },
  }
}

function noMethod(block: ModelBlock, { methods }: Scene): BlockFailure {
  const names = Object.keys(methods)
  return {
    code: 'unknown-method',
    message: {
      zh: `没有分析方法 ${block.method}，可用的有：${names.join('、')}`,
      en: `no method ${block.method}: use ${names.join(', ')}`,
    },
    place: block.place,
  }
}

function wrongOptions(
  block: ModelBlock,
  { path, message }: { readonly path: string; readonly message: string },
): BlockFailure {
  return {
    code: 'options-invalid',
    message: {
      zh: `方法 ${block.method} 的选项 ${path} 不符合要求，请对照方法说明修改`,
      en: `option ${path} of method ${block.method} is not valid (${message}): see the method's page`,
    },
    place: block.place,
  }
}

function cycleTask(block: Block, needs: readonly string[]): Task {
  return {
    name: block.name,
    place: block.place,
    block,
    needs,
    missing: [],
    fingerprint: `cycle ${needs.join(' ')}`,
    failure: {
      code: 'cycle',
      message: {
        zh: `区块 ${block.name} 间接读取了自己，请断开循环`,
        en: `block ${block.name} reads itself through others: break the circle`,
      },
      place: block.place,
    },
  }
}
