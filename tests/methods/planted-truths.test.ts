import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateBank } from '@aladdin/catalog/generator/generate-bank.ts'

const root = join(import.meta.dirname, '../..')

/** The demo bank as head office sees it, beside the truth from which it was made and which no app can read. */
let bank = ''
beforeAll(async () => {
  bank = await mkdtemp(join(tmpdir(), 'aladdin-truths-'))
  await generateBank({ folder: bank, seed: 2026, scale: 's' })
}, 400_000)
afterAll(() => rm(bank, { recursive: true, force: true }))

test('of the firms elsewhere that can be won, the first hundred hold three times as many as by number of customers', async () => {
  const sources = { txn: 'txn', counterparty: 'counterparty', corporate: 'corporate' }
  const rows = await run('chain-acquisition', 'prospects', sources)
  const winnable = new Set(await truth('counterparty', 'cp_id', 'is_convertible'))
  const found = (list: readonly Row[]) =>
    list.slice(0, 100).filter((row) => winnable.has(row['cp_id'])).length
  const ours = found(rows.toSorted((one, other) => Number(one['place']) - Number(other['place'])))
  const byDegree = found(rows.toSorted((one, other) => Number(other['customers']) - Number(one['customers'])))
  expect(winnable.size).toBe(20)
  expect(ours).toBeGreaterThanOrEqual(16)
  expect(ours).toBeGreaterThanOrEqual(3 * byDegree)
}, 400_000)

test('shares of customers told by gravity follow the real ones of the outlets, and better than the nearest outlet does', async () => {
  const sources = { community: 'community', branch: 'branch', customer: 'customer', competitor: 'competitor' }
  const rows = await run('community-sites', 'quality', sources)
  const [gravity, nearest] = rows.map((row) => Number(row['spearman']))
  expect(rows[0]?.['outlets']).toBe(41)
  expect(gravity).toBeGreaterThanOrEqual(0.7)
  expect(gravity).toBeGreaterThan(nearest ?? 1)
}, 400_000)

type Row = Readonly<Record<string, unknown>>

async function run(app: string, block: string, sources: Record<string, string>): Promise<readonly Row[]> {
  const data = Object.entries(sources).flatMap(([alias, name]) => [
    '--data',
    `${alias}=${join(bank, `${name}.parquet`)}`,
  ])
  const words = ['run', `app-templates/${app}`, ...data, '--today', '2026-10-31', '--branch', 'HQ']
  const output = await aladdin([...words, '--rows', '5000', '--format', 'json'])
  const { blocks } = JSON.parse(output) as { blocks: Record<string, { rows: Row[] }> } // what the command prints
  return blocks[block]?.rows ?? []
}

async function truth(table: string, column: string, condition: string): Promise<readonly unknown[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const file = join(bank, 'truth', `${table}.parquet`)
  const rows = await connection.runAndReadAll(`select ${column} from '${file}' where ${condition}`)
  connection.closeSync()
  return rows.getRows().map(([value]) => value)
}

function aladdin(words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'sdk/src/cli/bin.ts', ...words],
      { cwd: root, maxBuffer: 256 * 2 ** 20 },
      (error, output) => (error ? reject(error) : resolve(output)),
    )
  })
}
