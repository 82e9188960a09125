import type { ModelBlock } from '../app.ts'
import type { Shape } from '../shape.ts'
import { modelSchemaOf, optionsOf, type MethodShape } from './model.ts'
import type { BlockReading } from './read-block.ts'

/** A model block's fields as written. */
export type ModelSpec = Readonly<Record<string, unknown>>

/** Schema for a model block whose options may be `$parameters` in place of a value of their own type. */
export function modelShapeOf(spec: unknown, method: MethodShape): Shape {
  const schema = modelSchemaOf(method) as Shape // a TypeBox schema is a JSON Schema
  const options = optionsOf(method)
  const given = spec as ModelSpec // a method was found in it, so it is an object
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, shape]) =>
      Object.hasOwn(options, name) && isParameter(given[name]) ? [name, {}] : [name, shape],
    ),
  )
  return { ...schema, properties }
}

/** A model block with the method's defaults filled in. */
export function normalizeModel(reading: BlockReading<ModelSpec>, method: MethodShape): ModelBlock {
  const { spec, name, place } = reading
  const { use, version } = method.kind === 'fit' ? spec : {}
  if (version !== undefined && use === undefined) reading.report('model-version-alone', ['version'])
  const roles = new Set(['data', ...method.relations.map((relation) => relation.role)])
  const relations = Object.entries(spec).flatMap(([key, value]) =>
    roles.has(key) && typeof value === 'string' ? [[key, value] as const] : [],
  )
  const options = Object.entries(optionsOf(method)).flatMap(([key, schema]) => {
    const fallback = (schema as Shape).default // a TypeBox schema is a JSON Schema
    const value = Object.hasOwn(spec, key) ? spec[key] : fallback
    return value === undefined ? [] : [[key, value] as const]
  })
  return {
    kind: 'model',
    name,
    place,
    method: method.name,
    relations: Object.fromEntries(relations),
    options: Object.fromEntries(options),
    ...(typeof use === 'string' ? { use } : {}),
    ...(typeof version === 'number' ? { version } : {}),
  }
}

/** True for an option that takes the value of an input: `$name`. */
export function isParameter(value: unknown): value is `$${string}` {
  return typeof value === 'string' && /^\$[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(value)
}
