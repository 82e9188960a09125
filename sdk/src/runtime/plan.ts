import { orderOf } from '../app/order.ts'
import type { RunInputs } from './block-state.ts'
import { modelTask, sqlTask } from './block-task.ts'
import type { Variable } from './parameter-types.ts'
import { cycleTask } from './plan-failure.ts'
import { needsOf, sceneOf, type PlanInput, type Scene } from './scene.ts'
import { selectOf } from './select.ts'
import type { Task } from './task.ts'

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
