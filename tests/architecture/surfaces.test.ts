import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { replies, walked } from '../security/surfaces/replies.ts'
import { buildTestApp } from '../support/test-app.ts'

const root = join(import.meta.dirname, '../..')

it('every call of the server says whether its reply can hold rows, and each that can is walked by the differential test', async () => {
  const { fastify } = await buildTestApp()
  const served = fastify.servedRoutes.map(({ method, path }) => `${method} ${path}`)
  expect(served.filter((name) => replies[name] === undefined)).toEqual([])
  const holding = Object.keys(replies).filter((name) => replies[name] === 'rows')
  expect(walked.toSorted()).toEqual(holding.toSorted())
})

it('the differential test makes every call that it is said to walk', async () => {
  const files = (await readdir(join(root, 'tests/security/surfaces'))).map((name) => `surfaces/${name}`)
  const texts = await Promise.all(
    ['surfaces.test.ts', ...files.filter((name) => !name.endsWith('/replies.ts'))].map((name) =>
      readFile(join(root, 'tests/security', name), 'utf8'),
    ),
  )
  const called = texts.join('\n')
  // addresses of files and of kept answers come out of earlier replies
  const written = walked.filter((name) => !name.includes(':key'))
  for (const name of written) {
    const [method = '', path = ''] = name.split(' ')
    const pattern = path.replaceAll(/:\w+/g, '\\$\\{[^}]+\\}')
    expect(called, name).toMatch(new RegExp(`'${method}', ?['\`]${pattern}['\`?]`))
  }
  expect(called).toMatch(/fetch\(extract\.url\)/)
  expect(called).toMatch(/'GET', address/)
})

/** What hands out rows of a snapshot, and the only modules of the server that may know it. */
const doors: readonly { readonly what: RegExp; readonly known: readonly string[] }[] = [
  { what: /\bentitlementOf\b/, known: ['engine/extract/entitlement.ts', 'engine/gate/gate.ts'] },
  {
    what: /\bcreateExtractStore\b/,
    known: ['create-context.ts', 'engine/extract/extract-store.ts'],
  },
  { what: /\bcreateGate\b/, known: ['create-context.ts', 'engine/gate/gate.ts'] },
  {
    what: /\bsnapshot_hash\b/,
    known: [
      'database/migrations/0003-catalog.ts',
      'database/tables/data.ts',
      'engine/gate/gate.ts',
      'engine/ingest/register-dataset.ts',
    ],
  },
]

it('only the gate reads which snapshot a dataset has and makes entitlements of it', async () => {
  const folder = join(root, 'server/src')
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('testing/'),
  )
  const texts = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  )
  for (const { what, known } of doors) {
    const knowing = names.filter((name) => what.test(texts.get(name) ?? ''))
    expect(knowing.toSorted(), String(what)).toEqual(known)
  }
})
