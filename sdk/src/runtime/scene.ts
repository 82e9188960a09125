import type { App, Block } from '../app/app.ts'
import { relationsOf } from '../app/references.ts'
import type { LocalText } from '../contract/text.ts'
import type { Methods } from '../methods/method.ts'
import type { RunInputs, ViewerScope } from './block-state.ts'
import type { Fingerprints } from './fingerprints.ts'
import { inputsOf, valuesOf, variablesOf, type Variable } from './parameter-types.ts'
import { checkParameter } from './parameters.ts'
import { inlineBlocks } from './select.ts'

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

/** What the tasks of one plan are drawn up from: who reads whom, and what the parameters are. */
export interface Scene extends PlanInput {
  readonly variables: readonly Variable[]
  readonly producers: ReadonlyMap<string, string>
  /** How often each task's relations are read. */
  readonly reads: ReadonlyMap<string, number>
  readonly inline: ReadonlySet<string>
  readonly wrong: ReadonlyMap<string, LocalText>
}

export function sceneOf(input: PlanInput): Scene {
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

/** Names of the tasks whose relations a block reads. */
export function needsOf(block: Block, { producers }: Pick<Scene, 'producers'>): readonly string[] {
  const needs = relationNames(block).map((name) => producers.get(name.toLowerCase()))
  return [...new Set(needs.filter((need) => need !== undefined))]
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
