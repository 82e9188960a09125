import { blockSchemas, isBlockKind } from '@aladdin/sdk/app/blocks/block-schemas.ts'
import { modelSchemaOf } from '@aladdin/sdk/app/blocks/model.ts'
import { frontMatterSchema } from '@aladdin/sdk/app/front-matter.ts'
import type { Shape } from '@aladdin/sdk/app/shape.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'

/** The YAML text around a position. */
export interface YamlSpot {
  /** Kind of the block; `front` for the front matter. */
  readonly kind: string
  /** The whole YAML text and the offset in it. */
  readonly text: string
  readonly offset: number
}

/** What may be written at the spot: a field of this group, or a value of the field `key`. */
export function fieldsAt(spot: YamlSpot): {
  readonly fields: Readonly<Record<string, Shape>>
  readonly key: string | undefined
} {
  const before = spot.text.slice(0, spot.offset)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const fields = groupAt(spot, before, line)
  const key = /(?:^|[\s{,[-])([\p{L}_][\p{L}\p{N}_]*)\s*:\s+[^,{}\n]*$/u.exec(line)?.[1]
  return { fields, key }
}

/** Words that a field takes, where it takes only some. */
export function wordsOf(shape: Shape | undefined): readonly string[] {
  if (shape === undefined) return []
  if (shape.type === 'boolean') return ['true', 'false']
  return (shape.anyOf ?? [])
    .flatMap((each) => (typeof each.const === 'string' || typeof each.const === 'number' ? [each.const] : []))
    .map(String)
}

/** The relation that a block draws its rows from. */
export function dataOf(yaml: string): string | undefined {
  return /^data:\s*["']?([\p{L}_][\p{L}\p{N}_]*)/mu.exec(yaml)?.[1]
}

function groupAt(spot: YamlSpot, before: string, line: string): Readonly<Record<string, Shape>> {
  const top = schemaOf(spot)
  const owner = flowOwner(before) ?? lineOwner(before, line)
  if (owner === undefined) return top.properties ?? {}
  return propertiesOf(top.properties?.[owner]) ?? {}
}

function schemaOf({ kind, text }: YamlSpot): Shape {
  if (kind === 'front') return frontMatterSchema as Shape // built of the parts that `Shape` names
  if (kind === 'model') {
    const name = /^method:\s*["']?([\w-]+)/m.exec(text)?.[1]
    const method = name === undefined ? undefined : methods[name]
    if (method !== undefined) return modelSchemaOf(method)
  }
  return isBlockKind(kind) ? (blockSchemas[kind] as Shape) : {} // as above
}

/** The field whose `{ … }` is open at the end of the text. */
function flowOwner(before: string): string | undefined {
  let depth = 0
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const char = before.charAt(at)
    if (char === '}') depth += 1
    if (char !== '{') continue
    if (depth === 0) return ownerBefore(before.slice(0, at))
    depth -= 1
  }
  return undefined
}

function ownerBefore(text: string): string | undefined {
  const line = text.slice(text.lastIndexOf('\n') + 1)
  const own = /([\p{L}_][\p{L}\p{N}_]*)\s*:\s*(?:\[[^\]]*)?$/u.exec(line)?.[1]
  return own ?? lineOwner(text, line)
}

/** The nearest field further left that has nothing behind its colon. */
function lineOwner(before: string, line: string): string | undefined {
  const indent = /^\s*/.exec(line)?.[0].length ?? 0
  const isItem = /^\s*-/.test(line)
  if (indent === 0 && !isItem) return undefined
  const above = before
    .slice(0, before.length - line.length)
    .split('\n')
    .toReversed()
  for (const each of above) {
    const own = /^(\s*)(?:-\s+)?([\p{L}_][\p{L}\p{N}_]*)\s*:\s*$/u.exec(each)
    if (own !== null && (own[1]?.length ?? 0) <= (isItem ? indent : indent - 1)) return own[2]
  }
  return undefined
}

function propertiesOf(shape: Shape | undefined): Readonly<Record<string, Shape>> | undefined {
  if (shape === undefined) return undefined
  if (shape.properties !== undefined) return shape.properties
  if (shape.items !== undefined && !Array.isArray(shape.items)) return propertiesOf(shape.items as Shape) // not a tuple
  for (const each of shape.anyOf ?? []) {
    const found = propertiesOf(each)
    if (found !== undefined) return found
  }
  return Object.values(shape.patternProperties ?? {}).map(propertiesOf)[0]
}
