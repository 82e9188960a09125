import type { App, InputBlock } from '../app/app.ts'
import { rangeNames } from '../app/parameter-names.ts'
import { dayOf } from './days.ts'
import type { ParameterValue, RunInputs } from './block-state.ts'

/** Largest value of an integer input whose range asks for no more. */
export const maxInteger = 2_147_483_647

/** SQL types that a value of an input can have. */
export type SqlType = 'varchar' | 'integer' | 'bigint' | 'double' | 'date'

/** One variable of the engine: an input block gives one, a date range gives two (`_from`, `_to`). */
export interface Variable {
  readonly name: string
  readonly type: SqlType
  /** The input block that it comes from. */
  readonly input: string
  readonly value: string | number | null
}

/** Inputs of an app in document order. */
export function inputsOf(app: App): readonly InputBlock[] {
  return app.blocks.filter((block) => block.kind === 'input')
}

/** Value of every input: what the place set, else the block's default, with date expressions resolved. */
export function valuesOf(app: App, inputs: RunInputs): Readonly<Record<string, ParameterValue>> {
  return Object.fromEntries(
    inputsOf(app).map((block) => {
      const given = inputs.parameters[block.name]
      return [block.name, resolveDays(block, given === undefined ? block.default : given, inputs.today)]
    }),
  )
}

/** The engine's variables of an app at one moment; an empty text counts as no value. */
export function variablesOf(app: App, inputs: RunInputs): readonly Variable[] {
  const values = valuesOf(app, inputs)
  return inputsOf(app).flatMap((block) => toVariables(block, values[block.name] ?? null))
}

function toVariables(block: InputBlock, value: ParameterValue): readonly Variable[] {
  if (block.type === 'daterange') {
    const [from, to] = Array.isArray(value) ? (value as readonly [string, string]) : [null, null] // a range is the only list
    const [first, last] = rangeNames(block.name)
    return [
      { name: first, type: 'date', input: block.name, value: from },
      { name: last, type: 'date', input: block.name, value: to },
    ]
  }
  const scalar = typeof value === 'string' || typeof value === 'number' ? value : null
  return [
    { name: block.name, type: sqlTypeOf(block), input: block.name, value: scalar === '' ? null : scalar },
  ]
}

function sqlTypeOf(block: InputBlock): SqlType {
  switch (block.type) {
    case 'integer':
      // A day plus a number wants DuckDB's 32-bit type; only a wider range asks for more.
      return (block.range ?? []).some((end) => Math.abs(end) > maxInteger) ? 'bigint' : 'integer'
    case 'number':
      return 'double'
    case 'date':
    case 'daterange':
      return 'date'
    case 'text':
    case 'choice':
    case 'branch':
      return 'varchar'
  }
}

function resolveDays(block: InputBlock, value: ParameterValue, today: string): ParameterValue {
  if (block.type === 'date' && typeof value === 'string') return dayOf(value, today) ?? value
  if (block.type === 'daterange' && Array.isArray(value)) {
    const [from, to] = value as readonly [string, string] // a range is the only list
    return [dayOf(from, today) ?? from, dayOf(to, today) ?? to]
  }
  return value
}
