import { Type, type TSchema } from 'typebox'
import { Value } from 'typebox/value'

type Pick = (value: unknown) => unknown

/**
 * Makes the function that copies what a schema declares and leaves out the rest. It does what `Value.Clean` does to a
 * clone, for schemas whose shape is known beforehand without ever cloning what is left out.
 *
 * @example
 * createPick(Type.Object({ name: Type.String() }))({ name: 'a', secret: 'b' }) // { name: 'a' }
 */
export function createPick(schema: TSchema): Pick {
  return findPick(schema) ?? ((value) => Value.Clean(schema, structuredClone(value)))
}

function findPick(schema: TSchema): Pick | undefined {
  if (Type.IsObject(schema)) return isOpen(schema) ? undefined : pickObject(schema.properties)
  if (Type.IsArray(schema)) return pickArray(schema.items)
  if (Type.IsUnion(schema)) return schema.anyOf.every(isPlain) ? asItIs : undefined
  return isPlain(schema) ? asItIs : undefined
}

function pickObject(properties: Readonly<Record<string, TSchema>>): Pick {
  const picks = new Map(Object.entries(properties).map(([name, part]) => [name, createPick(part)]))
  return (value) => {
    // the check that follows refuses it
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const picked: Record<string, unknown> = {}
    for (const [name, part] of Object.entries(value)) {
      const pick = picks.get(name)
      if (pick !== undefined) picked[name] = pick(part)
    }
    return picked
  }
}

function pickArray(items: TSchema): Pick {
  const pick = createPick(items)
  return (value) => (Array.isArray(value) ? value.map(pick) : value)
}

/** Whether more than the declared properties may pass. */
function isOpen(schema: TSchema): boolean {
  return 'additionalProperties' in schema && schema.additionalProperties !== false
}

/** A value without parts. */
function isPlain(schema: TSchema): boolean {
  return (
    Type.IsString(schema) ||
    Type.IsNumber(schema) ||
    Type.IsInteger(schema) ||
    Type.IsBoolean(schema) ||
    Type.IsLiteral(schema) ||
    Type.IsNull(schema)
  )
}

const asItIs: Pick = (value) => value
