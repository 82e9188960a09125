import type { ModelBlock, SqlBlock } from '../app/app.ts'
import { compileSql } from './compile-sql.ts'
import { mayBeAbsent, withDefaults, wrongOption } from './method-options.ts'
import { inputsOf } from './parameter-types.ts'
import { failureAt, noMethod, wrongOptions } from './plan-failure.ts'
import { chanceNames, clockNames, seedStatement } from './prelude.ts'
import type { Scene } from './scene.ts'
import { selectOf } from './select.ts'
import type { Build, Task } from './task.ts'

/** What a block asks of the engine, beside its name, place and needs. */
export type Drafted = Pick<Task, 'fingerprint' | 'missing' | 'failure' | 'build' | 'select'>

/** A query with its parameters written in; `upstream` are the fingerprints of what it reads. */
export function sqlTask(block: SqlBlock, scene: Scene, upstream: readonly string[]): Drafted {
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

/** A model with its options checked; `upstream` are the fingerprints of what it reads. */
export function modelTask(block: ModelBlock, scene: Scene, upstream: readonly string[]): Drafted {
  const method = scene.methods[block.method]
  if (!method)
    return {
      fingerprint: scene.fingerprints.of('model', block),
      missing: [],
      failure: noMethod(block, scene),
    }
  const missing: string[] = []
  const given = Object.fromEntries(
    Object.entries(block.options).map(([key, value]) => {
      const wanted: string[] = []
      const filled = optionValue(value, scene, wanted)
      // an empty parameter leaves out an option that the method can do without; a refused one does not
      const isLeftOut = mayBeAbsent(method.options, key) && !wanted.some((name) => scene.wrong.has(name))
      if (!isLeftOut) missing.push(...wanted)
      return [key, isLeftOut && wanted.length > 0 ? undefined : filled]
    }),
  )
  const options = withDefaults(method.options, given)
  const { seed, today } = scene.inputs
  const { fitted } = block
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
        fitted: fitted?.about,
      },
    ),
    missing: missingOf(missing, scene),
    build: { kind: 'model', method, relations: block.relations, options, outputs, seed, today, fitted },
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
