import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GeneratedTable } from './generate-bank.ts'

const goldenFile = join(import.meta.dirname, 'golden-s.json')

/** Rows, checksum of the rows and hash of the file of every table of seed 1, scale s; renewed by `main.ts --renew-golden`. */
export type Golden = Readonly<
  Record<string, { readonly rows: number; readonly checksum: string; readonly sha256: string }>
>

export function readGolden(): Golden {
  return JSON.parse(readFileSync(goldenFile, 'utf8')) as Golden // Written by `writeGolden` only.
}

export function writeGolden(tables: readonly GeneratedTable[]): void {
  writeFileSync(goldenFile, `${JSON.stringify(toGolden(tables), null, 2)}\n`)
}

export function toGolden(tables: readonly GeneratedTable[]): Golden {
  return Object.fromEntries(
    tables.map(({ name, kind, rows, checksum, sha256 }) => [
      kind === 'truth' ? `truth/${name}` : name,
      { rows, checksum, sha256 },
    ]),
  )
}
