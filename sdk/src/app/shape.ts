import type { LocalText } from '../contract/text.ts'
import { nearest } from './nearest.ts'
import type { AppProblemCode, ProblemWords } from './problem.ts'
import type { YamlPath } from './yaml.ts'

/** One deviation of a value from a schema, at a path. */
export interface ShapeProblem {
  readonly code: AppProblemCode
  readonly path: YamlPath
  readonly words: ProblemWords
}

/** The part of JSON Schema that block schemas use. */
export interface Shape {
  readonly type?: string
  readonly const?: string | number | boolean
  readonly anyOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Shape
  readonly patternProperties?: Readonly<Record<string, Shape>>
  readonly items?: Shape | readonly Shape[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  /** What an author should write here, for messages. */
  readonly expected?: LocalText
  readonly doc?: LocalText
  readonly default?: unknown
}

/**
 * What is wrong with a value, in an author's words: unknown and missing fields, and for a wrong value what it should
 * be, with the nearest allowed word. An alternative is judged by the branch that comes closest.
 */
export function checkShape(shape: Shape, value: unknown, path: YamlPath = []): readonly ShapeProblem[] {
  if (shape.anyOf) return checkAlternatives(shape, value, path)
  if (shape.const !== undefined) return value === shape.const ? [] : [wrong(shape, value, path)]
  if (!hasType(shape, value)) return [wrong(shape, value, path)]
  if (shape.type === 'object') return checkObject(shape, value as Record<string, unknown>, path) // type was checked
  if (shape.type === 'array') return checkArray(shape, value as readonly unknown[], path) // type was checked
  return within(shape, value) ? [] : [wrong(shape, value, path)]
}

function checkAlternatives(shape: Shape, value: unknown, path: YamlPath): readonly ShapeProblem[] {
  const branches = shape.anyOf ?? []
  let best: readonly ShapeProblem[] | undefined
  for (const branch of branches) {
    const found = checkShape(branch, value, path)
    if (found.length === 0) return []
    const deep = typeof value === 'object' && value !== null && hasType(branch, value)
    if (deep && (best === undefined || found.length < best.length)) best = found
  }
  return best ?? [wrong(shape, value, path)]
}

function checkObject(shape: Shape, value: Record<string, unknown>, path: YamlPath): readonly ShapeProblem[] {
  const problems: ShapeProblem[] = []
  const properties = shape.properties ?? {}
  const pattern = Object.values(shape.patternProperties ?? {})[0]
  for (const [key, item] of Object.entries(value)) {
    if (problems.length >= mostProblems) break
    const property = Object.hasOwn(properties, key) ? properties[key] : pattern
    if (property) problems.push(...checkShape(property, item, [...path, key]))
    else if (shape.additionalProperties === false) {
      const unused = Object.keys(properties).filter((name) => !Object.hasOwn(value, name))
      problems.push({
        code: 'field-unknown',
        path: [...path, key],
        words: { field: key, nearest: nearest(key, unused) },
      })
    }
  }
  const meant = new Set(problems.map((each) => each.words['nearest']))
  for (const name of shape.required ?? []) {
    // A misspelt field is one mistake, not an unknown and a missing one.
    if (!Object.hasOwn(value, name) && !meant.has(name))
      problems.push({ code: 'field-missing', path, words: { field: name } })
  }
  return problems
}

/** More deviations than anybody reads at once. */
const mostProblems = 20

function checkArray(shape: Shape, value: readonly unknown[], path: YamlPath): readonly ShapeProblem[] {
  const tuple = Array.isArray(shape.items) ? (shape.items as readonly Shape[]) : undefined // Array.isArray widens
  const least = tuple?.length ?? shape.minItems ?? 0
  const most = tuple?.length ?? shape.maxItems ?? Number.POSITIVE_INFINITY
  if (value.length < least || value.length > most) return [wrong(shape, value, path)]
  return value.flatMap((item, index) => {
    const each = tuple ? tuple[index] : (shape.items as Shape | undefined) // not a tuple: one shape for all
    return each ? checkShape(each, item, [...path, index]) : []
  })
}

function hasType(shape: Shape, value: unknown): boolean {
  switch (shape.type) {
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'array':
      return Array.isArray(value)
    case 'integer':
      return Number.isSafeInteger(value)
    case 'number':
      return Number.isFinite(value)
    case 'null':
      return value === null
    case undefined:
      return true
    default:
      return typeof value === shape.type
  }
}

function within(shape: Shape, value: unknown): boolean {
  if (typeof value === 'number') {
    return value >= (shape.minimum ?? -Infinity) && value <= (shape.maximum ?? Infinity)
  }
  if (typeof value !== 'string') return true
  if (value.length < (shape.minLength ?? 0) || value.length > (shape.maxLength ?? Infinity)) return false
  return shape.pattern === undefined || new RegExp(shape.pattern, 'u').test(value)
}

function wrong(shape: Shape, value: unknown, path: YamlPath): ShapeProblem {
  const expected = expectedOf(shape)
  const words = (shape.anyOf ?? []).flatMap((each) => (typeof each.const === 'string' ? [each.const] : []))
  return {
    code: 'field-wrong',
    path,
    words: {
      field: path.length > 0 ? path.join('.') : '…',
      expectedZh: expected.zh,
      expectedEn: expected.en,
      nearest: typeof value === 'string' ? nearest(value, words) : undefined,
    },
  }
}

function expectedOf(shape: Shape): LocalText {
  if (shape.expected) return shape.expected
  if (shape.const !== undefined) return { zh: String(shape.const), en: String(shape.const) }
  if (shape.anyOf) {
    const parts = shape.anyOf.map(expectedOf)
    return { zh: parts.map((part) => part.zh).join('、'), en: parts.map((part) => part.en).join(', ') }
  }
  if (shape.minimum !== undefined && shape.maximum !== undefined) {
    return {
      zh: `${shape.minimum} 到 ${shape.maximum} 之间的数`,
      en: `a number between ${shape.minimum} and ${shape.maximum}`,
    }
  }
  return typeNames[shape.type ?? ''] ?? { zh: '另一种值', en: 'another value' }
}

const typeNames: Readonly<Record<string, LocalText>> = {
  string: { zh: '文字', en: 'text' },
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: ' true 或 false', en: 'true or false' },
  object: { zh: '一组“名称: 值”', en: 'a group of “name: value”' },
  array: { zh: '列表', en: 'a list' },
  null: { zh: '空', en: 'empty' },
}
