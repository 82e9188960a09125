import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Value } from 'typebox/value'
import { CatalogEntry } from '@aladdin/sdk/contract/dataset.ts'

const domainsFolder = join(import.meta.dirname, 'domains')

/**
 * Every dataset that the bank's owners describe, ordered by name.
 * Throws with file and place when a description does not fit the contract.
 */
export function listCatalogEntries(folder: string = domainsFolder): CatalogEntry[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  )
  const entries = files.map((file) => readEntry(folder, file))
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1))
}

function readEntry(folder: string, file: string): CatalogEntry {
  const entry = parseEntry(readFileSync(join(folder, file), 'utf8'), file)
  const expected = join(entry.domain, `${entry.name}.json`)
  if (relative(expected, file) !== '') {
    throw new Error(`a catalog entry must stand in the file of its domain and name: ${file}, not ${expected}`)
  }
  return entry
}

function parseEntry(text: string, file: string): CatalogEntry {
  const value: unknown = JSON.parse(text)
  if (Value.Check(CatalogEntry, value)) return value
  const [first] = Value.Errors(CatalogEntry, value)
  throw new Error(
    `catalog entry does not fit: ${file} at ${first?.instancePath || '/'}: ${first?.message ?? 'unknown'}`,
  )
}
