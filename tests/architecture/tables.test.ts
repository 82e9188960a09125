import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const source = join(import.meta.dirname, '../../server/src')

/** Table → the feature that `schema.ts` names above it. */
const owners = readOwners(readFileSync(join(source, 'database/schema.ts'), 'utf8'))

/** Parts of the server that act for a feature: who writes where the folder's name is not the feature's. */
const actsFor: Readonly<Record<string, readonly string[]>> = {
  'engine/ingest': ['catalog'],
  'engine/extract': ['extracts'],
  'engine/gate': ['extracts'],
  // the policy in force is a number on its dataset
  policies: ['catalog'],
  demo: ['session', 'catalog', 'platform'],
}

describe('every table', () => {
  it('has an owner', () => {
    expect(owners.size).toBeGreaterThan(20)
  })

  it('is written by its one feature', () => {
    const writes = listWrites()
    expect(new Set(writes.map(({ table }) => table)).size).toBeGreaterThan(15)
    const strangers = writes.filter(({ table, writer }) => {
      const owner = owners.get(table)
      return writer !== owner && !(actsFor[writer] ?? []).includes(owner ?? '')
    })
    expect(strangers).toEqual([])
  })
})

function readOwners(schema: string): Map<string, string> {
  const found = new Map<string, string>()
  let owner = ''
  const body = schema.slice(schema.indexOf('export interface Database'), schema.indexOf('\n}\n'))
  for (const line of body.split('\n')) {
    owner = /^ {2}\/\/ (\w+)/.exec(line)?.[1] ?? owner
    const table = /^ {2}(\w+): /.exec(line)?.[1]
    if (table !== undefined) found.set(table, owner)
  }
  return found
}

function listWrites(): { table: string; writer: string; file: string }[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('database/'))
    .flatMap((file) => {
      const text = readFileSync(join(source, file), 'utf8')
      const writes = text.matchAll(/\.(?:insertInto|replaceInto|updateTable|deleteFrom)\(\s*'(\w+)'/g)
      const raw = text.matchAll(
        /\b(?:insert into|replace into|delete from|update) (\w+)(?= *\(| set| where|`)/g,
      )
      return [...writes, ...raw].map(([, table = '']) => ({ table, writer: writerOf(file), file }))
    })
}

function writerOf(file: string): string {
  const [first = '', second = ''] = file.split('/')
  if (first === 'features') return second
  return first === 'engine' ? `${first}/${second}` : first
}
