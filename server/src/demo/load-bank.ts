import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { lastDay } from '@aladdin/catalog/generator/scale.ts'
import { listCatalogEntries } from '@aladdin/catalog/entries.ts'
import type { CatalogEntry } from '@aladdin/sdk/contract/dataset.ts'
import type { Policy } from '@aladdin/sdk/contract/policy.ts'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { ingest, type Ingested } from '../engine/ingest/ingest.ts'
import { registerDataset } from '../engine/ingest/register-dataset.ts'
import { dataDaySetting } from '../platform/bank-day.ts'
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
    await setDataDay(context.db)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The demo bank lives on the last day of its data: what was fresh then is not called stale now. */
async function setDataDay(db: Kysely<Database>): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name: dataDaySetting, value: lastDay })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
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
  const dataDate = dayOf(entry, ingested)
  const owner = await context.db
    .selectFrom('person')
    .innerJoin('position', 'position.person_id', 'person.id')
    .where('person.name', '=', entry.owner)
    .orderBy('position.from_date', 'desc')
    .select(['person.id', 'position.branch_id'])
    .executeTakeFirstOrThrow()
  const { freshness, dayColumn: _, ...definition } = entry
  const policy = await nameById(context.db, entry.policy)
  await context.db.transaction().execute((trx) =>
    registerDataset(
      trx,
      {
        id: context.newId(),
        definition: { ...definition, policy, cadence: freshness.cadence, maxAgeDays: freshness.maxAgeDays },
        owner: { personId: owner.id, branchId: owner.branch_id },
        visibility: 'bank',
        at: context.clock(),
      },
      { ...ingested, dataDate },
    ),
  )
}

/** A catalog entry names people as they sign in; a policy in force names them by id. */
async function nameById(db: Kysely<Database>, policy: Policy): Promise<Policy> {
  const logins = policy.grants.flatMap(({ people = [] }) => people)
  if (logins.length === 0) return policy
  const rows = await db.selectFrom('person').where('name', 'in', logins).select(['id', 'name']).execute()
  const ids = new Map(rows.map(({ id, name }) => [name, id]))
  const idOf = (login: string) => {
    const id = ids.get(login)
    if (id === undefined) throw new Error(`a policy of the demo names nobody: ${login}`)
    return id
  }
  return {
    grants: policy.grants.map((grant) =>
      grant.people === undefined ? grant : { ...grant, people: grant.people.map(idOf) },
    ),
  }
}

/** The newest day of the column that says it; a table that only describes is as of the bank's last day. */
function dayOf({ dayColumn }: CatalogEntry, { profile }: Ingested): string {
  const newest = profile.columns.find(({ name }) => name === dayColumn)?.max
  return newest === undefined ? lastDay : newest.slice(0, 10)
}

/** Rows of one branch lie together and in order of time, so that an extract reads few blocks. */
function sortColumns({ columns, dayColumn }: CatalogEntry): string[] {
  const branch = columns.some(({ name }) => name === 'branch_id') ? ['branch_id'] : []
  return dayColumn === undefined ? branch : [...branch, dayColumn]
}
