import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

async function importsUnder(folder: string): Promise<{ file: string; imports: string[] }[]> {
  const names = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
  const files = names
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'))
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(file, 'utf8')
      const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
      return { file: relative(root, file), imports }
    }),
  )
}

test('native DuckDB is opened by one module, and on the server only the jobs of its child processes reach it', async () => {
  const modules = [...(await importsUnder('server/src')), ...(await importsUnder('sdk/src'))]
  expect(modules.length).toBeGreaterThan(50)
  const native = modules.filter(({ imports }) => imports.includes('@duckdb/node-api'))
  expect(native.map(({ file }) => file)).toEqual(['sdk/src/node/native/duckdb.ts'])
  const opening = modules.filter(
    ({ file, imports }) =>
      file.startsWith('server/') && imports.some((name) => name.endsWith('node/native/duckdb.ts')),
  )
  expect(opening.map(({ file }) => file).toSorted()).toEqual([
    'server/src/engine/extract/extract-job.ts',
    'server/src/engine/extract/movement-job.ts',
    'server/src/engine/extract/sample-job.ts',
    'server/src/engine/testing/engine-fixture.ts',
  ])
})

test('only the extract store and the child process know the job that reads a snapshot', async () => {
  const modules = await importsUnder('server/src')
  const users = modules.filter(({ imports }) => imports.some((name) => name.endsWith('/extract-job.ts')))
  expect(users.map(({ file }) => file).toSorted()).toEqual([
    'server/src/engine/extract/extract-store.ts',
    'server/src/engine/native/child.ts',
  ])
})

test('no feature gives a child process a job of its own', async () => {
  const features = await importsUnder('server/src/features')
  const direct = features.filter(({ imports }) => imports.some((name) => name.endsWith('-job.ts')))
  expect(direct.map(({ file }) => file)).toEqual([])
})
