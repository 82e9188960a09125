import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listCatalogEntries } from '@aladdin/catalog/entries.ts'
import type { CatalogEntry } from '@aladdin/sdk/contract/dataset.ts'
import { ingest } from '../engine/ingest/ingest.ts'
import { registerDataset } from '../engine/ingest/register-dataset.ts'
import type { Context } from '../platform/context.ts'

/** One seed for every demo: whoever talks about a figure of it sees the same figure. */
const seed = 2026

const generator = join(import.meta.dirname, '../../../catalog/generator/main.ts')

/**
 * Makes the demo bank and registers those of its datasets that are not in the catalog yet, each in a transaction of
 * its own: a start that was interrupted goes on where it stopped. Does nothing when all are there.
 */
export async function loadBank(context: Context): Promise<void> {
  const present = new Set(
    (await context.db.selectFrom('dataset').select('name').execute()).map((row) => row.name),
  )
  const missing = listCatalogEntries().filter((entry) => !present.has(entry.name))
  if (missing.length === 0) return
  const folder = join(context.config.dataFolder, 'demo-bank')
  try {
    await generate(folder)
    // as many at once as there are native children
    const waiting = [...missing]
    const load = async () => {
      for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
        await loadDataset(context, entry, join(folder, `${entry.name}.parquet`))
      }
    }
    await Promise.all([load(), load()])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** In a process of its own: the generator needs native DuckDB with settings that the server's children do not have. */
function generate(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        generator,
        '--scale',
        's',
        '--seed',
        String(seed),
        '--out',
        folder,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the demo bank could not be made: exit ${code}`)),
    )
  })
}

async function loadDataset(context: Context, entry: CatalogEntry, path: string): Promise<void> {
  const ingested = await ingest(
    { blobs: context.blobs, pool: context.native },
    { source: { kind: 'generator', path, columns: entry.columns }, sortBy: sortColumns(entry) },
  )
  const owner = await context.db
    .selectFrom('person')
    .innerJoin('position', 'position.person_id', 'person.id')
    .where('person.name', '=', entry.owner)
    .orderBy('position.from_date', 'desc')
    .select(['person.id', 'position.branch_id'])
    .executeTakeFirstOrThrow()
  const { freshness, ...definition } = entry
  await context.db.transaction().execute((trx) =>
    registerDataset(
      trx,
      {
        id: context.newId(),
        definition: { ...definition, cadence: freshness.cadence, maxAgeDays: freshness.maxAgeDays },
        owner: { personId: owner.id, branchId: owner.branch_id },
        visibility: 'bank',
        at: context.clock(),
      },
      ingested,
    ),
  )
}

/** Rows of one branch lie together and in order of time, so that an extract reads few blocks. */
function sortColumns({ columns }: CatalogEntry): string[] {
  const names = columns.map(({ name }) => name)
  const branch = names.filter((name) => name === 'branch_id')
  const time = columns.find(({ type }) => type === 'date' || type === 'timestamp')
  return time === undefined ? branch : [...branch, time.name]
}
