import { dayOf, isDay } from '../../runtime/days.ts'
import type { InputBlock } from '../app.ts'
import { nearest } from '../nearest.ts'
import type { InputSpec } from './input.ts'
import { toLocalText, type BlockReading } from './read-block.ts'

type Reading = BlockReading<InputSpec>

/** An input with everything filled in; undefined when a default or range does not fit its type. */
export function normalizeInput(reading: Reading): InputBlock | undefined {
  const { spec, name, place } = reading
  if (!onlyOwnFields(reading)) return undefined
  const named = {
    name,
    place,
    label: toLocalText(spec.label),
    ...(spec.hint === undefined ? {} : { hint: toLocalText(spec.hint) }),
    kind: 'input' as const,
  }
  switch (spec.type) {
    case 'text':
    case 'branch': {
      const value = textDefault(reading)
      return value === undefined ? undefined : { ...named, type: spec.type, default: value }
    }
    case 'integer':
    case 'number': {
      const numbers = numbersOf(reading, spec.type)
      return numbers && { ...named, type: spec.type, ...numbers }
    }
    case 'date': {
      const days = dayFields(reading)
      return days && { ...named, type: 'date', ...days }
    }
    case 'daterange': {
      const value = dayRange(reading)
      return value === undefined ? undefined : { ...named, type: 'daterange', default: value }
    }
    case 'choice': {
      const choice = choiceFields(reading)
      return choice && { ...named, type: 'choice', ...choice }
    }
  }
}

const fieldsOfType: Readonly<Record<InputSpec['type'], readonly (keyof InputSpec)[]>> = {
  text: [],
  branch: [],
  integer: ['range', 'step'],
  number: ['range', 'step'],
  date: ['range'],
  daterange: [],
  choice: ['choices'],
}

function onlyOwnFields({ spec, report }: Reading): boolean {
  const foreign = (['range', 'step', 'choices'] as const).filter(
    (field) => spec[field] !== undefined && !fieldsOfType[spec.type].includes(field),
  )
  for (const field of foreign) report('field-not-here', [field], { kind: `input ${spec.type}`, field })
  return foreign.length === 0
}

function wrongDefault({ report }: Reading, zh: string, en: string): undefined {
  report('field-wrong', ['default'], { field: 'default', expectedZh: zh, expectedEn: en })
  return undefined
}

function textDefault(reading: Reading): string | null | undefined {
  const value = reading.spec.default ?? null
  if (value === null || typeof value === 'string') return value
  return wrongDefault(reading, '文字（数字请加引号）', 'text (put a number in quotes)')
}

function numbersOf(
  reading: Reading,
  type: 'integer' | 'number',
): { default: number | null; range?: readonly [number, number]; step?: number } | undefined {
  const { spec, report } = reading
  const value = spec.default ?? null
  const fits = (each: unknown): each is number =>
    type === 'integer' ? Number.isSafeInteger(each) : Number.isFinite(each)
  if (value !== null && !fits(value)) {
    return type === 'integer'
      ? wrongDefault(reading, '整数', 'a whole number')
      : wrongDefault(reading, '数字', 'a number')
  }
  const step = spec.step === undefined ? {} : { step: spec.step }
  if (spec.range === undefined) return { default: value, ...step }
  const [low, high] = spec.range
  if (!fits(low) || !fits(high)) {
    report('field-wrong', ['range'], {
      field: 'range',
      expectedZh: type === 'integer' ? '两个整数' : '两个数',
      expectedEn: type === 'integer' ? 'two whole numbers' : 'two numbers',
    })
    return undefined
  }
  if (low > high) {
    report('range-reversed', ['range'], { field: 'range' })
    return undefined
  }
  if (value !== null && (value < low || value > high)) {
    report('default-outside-range', ['default'], { value, low, high })
    return undefined
  }
  return { default: value, range: [low, high], ...step }
}

function dayFields(
  reading: Reading,
): { default: string | null; range?: readonly [string, string] } | undefined {
  const { spec, report } = reading
  const value = spec.default ?? null
  if (value !== null && !isDayText(reading, value, ['default'])) return undefined
  if (spec.range === undefined) return { default: value }
  const [low, high] = spec.range
  if (!isDayText(reading, low, ['range']) || !isDayText(reading, high, ['range'])) return undefined
  if (isDay(low) && isDay(high) && low > high) {
    report('range-reversed', ['range'], { field: 'range' })
    return undefined
  }
  const isFixed = value !== null && isDay(value) && isDay(low) && isDay(high)
  if (isFixed && (value < low || value > high)) {
    report('default-outside-range', ['default'], { value, low, high })
    return undefined
  }
  return { default: value, range: [low, high] }
}

function dayRange(reading: Reading): readonly [string, string] | null | undefined {
  const value = reading.spec.default ?? null
  if (value === null) return null
  const [from, to] = Array.isArray(value) ? (value as readonly unknown[]) : [undefined, undefined] // isArray gives any
  if (from === undefined || to === undefined) {
    return wrongDefault(reading, '两个日期 [起, 止]', 'two days [from, to]')
  }
  if (!isDayText(reading, from, ['default']) || !isDayText(reading, to, ['default'])) return undefined
  if (isDay(from) && isDay(to) && from > to) {
    reading.report('range-reversed', ['default'], { field: 'default' })
    return undefined
  }
  return [from, to]
}

function isDayText(reading: Reading, value: unknown, path: readonly string[]): value is string {
  if (typeof value === 'string' && dayOf(value, '2026-01-01') !== undefined) return true
  reading.report('not-a-day', path, { value: String(value) })
  return false
}

type ChoiceInput = Extract<InputBlock, { type: 'choice' }>

function choiceFields(reading: Reading): Pick<ChoiceInput, 'default' | 'choices'> | undefined {
  const { spec, report } = reading
  const given = spec.default ?? null
  if (Array.isArray(given)) return wrongDefault(reading, '一个选项', 'one of the choices')
  const value = given === null ? null : String(given)
  if (spec.choices === undefined) {
    report('field-needed', [], { kind: 'choice', field: 'choices' })
    return undefined
  }
  if (!Array.isArray(spec.choices)) {
    const { from, value: column, label } = spec.choices
    const columns = {
      ...(column === undefined ? {} : { value: column }),
      ...(label === undefined ? {} : { label }),
    }
    return { default: value, choices: { from: 'query', relation: from, ...columns } }
  }
  const items = spec.choices.map((choice) =>
    typeof choice === 'object'
      ? { value: String(choice.value), label: toLocalText(choice.label, String(choice.value)) }
      : { value: String(choice), label: toLocalText(String(choice)) },
  )
  const values = items.map((item) => item.value)
  const twice = values.findIndex((each, index) => values.indexOf(each) < index)
  if (twice >= 0) report('value-twice', ['choices', twice], { value: values[twice] })
  if (value !== null && !values.includes(value)) {
    report('default-not-a-choice', ['default'], { value, nearest: nearest(value, values) })
    return undefined
  }
  return twice >= 0 ? undefined : { default: value, choices: { from: 'list', items } }
}
