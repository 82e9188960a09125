import type { TSchema } from 'typebox'

/**
 * Options of a model block against its method's schema. TypeBox's own checker would make the frame's program a sixth
 * larger; a method's options need no more of JSON schema than this.
 */
export function withDefaults(
  schema: TSchema,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const defaults = Object.entries(propertiesOf(schema)).flatMap(([name, property]) =>
    property.default === undefined ? [] : [[name, property.default] as const],
  )
  const set = Object.entries(given).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(defaults), ...Object.fromEntries(set) }
}

/** Whether a method can do without an option: it is neither required nor filled in by a default. */
export function mayBeAbsent(schema: TSchema, name: string): boolean {
  const { required = [] } = schema as Schema // every TSchema is JSON schema
  return !required.includes(name) && propertiesOf(schema)[name]?.default === undefined
}

/** First of the options that the schema does not take, with what it would take. */
export function wrongOption(
  schema: TSchema,
  options: Readonly<Record<string, unknown>>,
): { readonly path: string; readonly message: string } | undefined {
  const wrong = problemOf(schema, options, '')
  return wrong === undefined ? undefined : { path: wrong.path.slice(1), message: wrong.message }
}

interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly default?: unknown
}

interface Wrong {
  readonly path: string
  readonly message: string
}

function propertiesOf(schema: TSchema): Readonly<Record<string, Schema>> {
  return (schema as Schema).properties ?? {} // every TSchema is JSON schema
}

function problemOf(schema: Schema, value: unknown, path: string): Wrong | undefined {
  const wrong = (message: string): Wrong => ({ path, message })
  if (schema.anyOf !== undefined) {
    return schema.anyOf.some((one) => problemOf(one, value, path) === undefined)
      ? undefined
      : wrong('must be one of the allowed values')
  }
  if (schema.const !== undefined && schema.const !== value)
    return wrong(`must be ${JSON.stringify(schema.const)}`)
  if (schema.enum?.includes(value) === false) return wrong(`must be one of ${schema.enum.join(', ')}`)
  switch (schema.type) {
    case 'object':
      return isRecord(value) ? objectProblem(schema, value, path) : wrong('must be an object')
    case 'array':
      return Array.isArray(value) ? arrayProblem(schema, value, path) : wrong('must be a list')
    case 'string':
      return typeof value === 'string' ? textProblem(schema, value, path) : wrong('must be text')
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrong('must be true or false')
    case 'null':
      return value === null ? undefined : wrong('must be empty')
    case 'integer':
      return Number.isSafeInteger(value)
        ? numberProblem(schema, Number(value), path)
        : wrong('must be a whole number')
    case 'number':
      return Number.isFinite(value) ? numberProblem(schema, Number(value), path) : wrong('must be a number')
    case undefined:
    default:
      return undefined
  }
}

function objectProblem(schema: Schema, value: Record<string, unknown>, path: string): Wrong | undefined {
  const absent = schema.required?.find((name) => value[name] === undefined)
  if (absent !== undefined) return { path: `${path}.${absent}`, message: 'is required' }
  for (const [name, inner] of Object.entries(value)) {
    const property = schema.properties?.[name]
    const rest = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
    if (property === undefined && schema.additionalProperties === false) {
      return { path: `${path}.${name}`, message: 'is not an option' }
    }
    const checked = property ?? rest
    const problem =
      checked === undefined || inner === undefined ? undefined : problemOf(checked, inner, `${path}.${name}`)
    if (problem !== undefined) return problem
  }
  return undefined
}

function arrayProblem(schema: Schema, value: readonly unknown[], path: string): Wrong | undefined {
  if (value.length < (schema.minItems ?? 0)) return { path, message: `must have at least ${schema.minItems}` }
  if (value.length > (schema.maxItems ?? Infinity))
    return { path, message: `must have at most ${schema.maxItems}` }
  for (const [index, inner] of value.entries()) {
    const problem =
      schema.items === undefined ? undefined : problemOf(schema.items, inner, `${path}.${index}`)
    if (problem !== undefined) return problem
  }
  return undefined
}

function numberProblem(schema: Schema, value: number, path: string): Wrong | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema
  if (minimum !== undefined && value < minimum) return { path, message: `must be at least ${minimum}` }
  if (maximum !== undefined && value > maximum) return { path, message: `must be at most ${maximum}` }
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    return { path, message: `must be more than ${exclusiveMinimum}` }
  }
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) {
    return { path, message: `must be less than ${exclusiveMaximum}` }
  }
  return undefined
}

function textProblem(schema: Schema, value: string, path: string): Wrong | undefined {
  const isLongEnough =
    value.length >= (schema.minLength ?? 0) && value.length <= (schema.maxLength ?? Infinity)
  const isFit = schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value)
  return isLongEnough && isFit ? undefined : { path, message: 'does not have the right form' }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
