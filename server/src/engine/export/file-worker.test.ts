import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

test('a preview or a table that is exported does not wait for the library that draws charts', async () => {
  const read = await importedBy(join(import.meta.dirname, 'file-worker.ts'))
  expect([...read].some((path) => path.endsWith('/sheet.ts'))).toBe(true)
  expect([...read].filter((path) => /echarts|print-svg|write-excel-file/.test(path))).toEqual([])
})

/** Everything that a module reads before its own first line. */
async function importedBy(path: string, found = new Set<string>()): Promise<ReadonlySet<string>> {
  if (found.has(path)) return found
  found.add(path)
  // programs of packages are leaves
  if (!path.endsWith('.ts')) return found
  const text = await readFile(path, 'utf8')
  for (const [, name = ''] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm)) {
    await importedBy(name.startsWith('.') ? join(dirname(path), name) : resolve(name, path), found)
  }
  return found
}

function resolve(name: string, from: string): string {
  return createRequire(from).resolve(name)
}
