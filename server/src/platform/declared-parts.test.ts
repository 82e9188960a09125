import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Type, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { isMedia } from '@aladdin/sdk/contract/media.ts'
import type { Route } from '@aladdin/sdk/contract/route.ts'
import { createPick } from './declared-parts.ts'

const contract = join(import.meta.dirname, '../../../sdk/src/contract')

describe('what leaves the server', () => {
  it('is what its schema declares, at every depth', () => {
    const pick = createPick(Type.Object({ rows: Type.Array(Type.Object({ name: Type.String() })) }))
    const given = { rows: [{ name: 'a', secret: 'b' }], secret: 'c' }
    expect(pick(given)).toEqual({ rows: [{ name: 'a' }] })
    expect(given.rows[0]).toHaveProperty('secret')
  })

  it('is, for every call, what cleaning a clone would leave', async () => {
    const replies = await listReplies()
    expect(replies.length).toBeGreaterThan(40)
    for (const [name, reply] of replies) {
      const pick = createPick(reply)
      const whole = addStrangers(fill(reply))
      for (const given of [whole, null, 'text', [], [whole], { other: 1 }]) {
        expect(pick(given), name).toEqual(Value.Clean(reply, structuredClone(given)))
      }
    }
  })
})

async function listReplies(): Promise<[string, TSchema][]> {
  const found: [string, TSchema][] = []
  for (const file of readdirSync(contract).filter((each) => each.endsWith('.ts'))) {
    // a module of the contract exports nothing but values and schemas
    const parts = (await import(join(contract, file))) as Record<string, Partial<Route> | undefined>
    for (const [name, part] of Object.entries(parts)) {
      const reply = typeof part === 'object' ? part.reply : undefined
      if (reply !== undefined && part?.path !== undefined && !isMedia(reply)) found.push([name, reply])
    }
  }
  return found
}

/** A value of every declared property, with the last of a choice's answers. */
function fill(schema: TSchema): unknown {
  if (Type.IsObject(schema)) {
    return Object.fromEntries(Object.entries(schema.properties).map(([name, part]) => [name, fill(part)]))
  }
  if (Type.IsArray(schema)) return [fill(schema.items), fill(schema.items)]
  if (Type.IsUnion(schema)) return fill(schema.anyOf.at(-1) ?? Type.Null())
  if (Type.IsRecord(schema)) return { some: 'text' }
  return Type.IsLiteral(schema) ? schema.const : 'text'
}

/** Puts a property that nobody declared into every object. */
function addStrangers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(addStrangers)
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).map(([name, part]) => [name, addStrangers(part)])
  return { ...Object.fromEntries(parts), stranger: { password: 'x' } }
}
