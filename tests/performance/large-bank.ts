import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { buildApp } from '@aladdin/server/src/app.ts'
import { seedPeople } from '@aladdin/server/src/demo/seed-people.ts'
import { bankDay } from '@aladdin/server/src/platform/bank-day.ts'
import { readConfig } from '@aladdin/server/src/platform/config.ts'
import { createLog } from '@aladdin/server/src/platform/log.ts'
import { addApps } from './large-bank/apps.ts'
import { addPeople } from './large-bank/people.ts'
import { settleUses } from './large-bank/settle.ts'
import { addUses } from './large-bank/uses.ts'

const recipe = join(import.meta.dirname, 'large-bank')
const server = join(import.meta.dirname, '../../server')
/** The database, and the key that sealed its audit. */
const files = ['audit.key', 'aladdin.sqlite']

/**
 * Fills a folder with a bank of thousands. It is made once a day for each recipe and kept in the machine's folder for
 * such files; its uses end today.
 */
export async function makeLargeBank(folder: string): Promise<void> {
  const kept = join(tmpdir(), `aladdin-large-bank-${nameOfRecipe()}`)
  if (!files.every((file) => existsSync(join(kept, file)))) {
    const making = await mkdtemp(join(tmpdir(), 'aladdin-large-bank-making-'))
    try {
      await build(making)
      await mkdir(kept, { recursive: true })
      for (const file of files) await rename(join(making, file), join(kept, file))
    } finally {
      await rm(making, { recursive: true, force: true })
    }
  }
  for (const file of files) await copyFile(join(kept, file), join(folder, file))
}

/** Changes with the day, with the texts that make the bank, and with the shape of its tables. */
function nameOfRecipe(): string {
  const texts = readdirSync(recipe).map((name) => readFileSync(join(recipe, name), 'utf8'))
  const shape = readFileSync(join(server, 'generated/schema.sql'), 'utf8')
  const search = readFileSync(join(server, 'src/platform/search-text.ts'), 'utf8')
  return createHash('sha256')
    .update([bankDay(Date.now()), shape, search, ...texts].join('\0'))
    .digest('hex')
    .slice(0, 16)
}

/** Apps, people and events as features write them, and what the projections make of those events. */
async function build(folder: string): Promise<void> {
  const config = readConfig({ ALADDIN_DATA: folder, ALADDIN_PORT: '0', ALADDIN_DEMO: '1' })
  const app = await buildApp({ config: { ...config, webFolder: '/nowhere' }, log: createLog('silent') })
  try {
    // nobody waits for this bank's durability, and all of it fits into memory while it is made
    await sql`pragma synchronous = off`.execute(app.context.db)
    await sql`pragma cache_size = -1000000`.execute(app.context.db)
    await seedPeople(app.context)
    const people = await addPeople(app)
    const apps = await addApps(app, people)
    await addUses(app, { people, apps })
    await settleUses(app)
    await sql`pragma wal_checkpoint(truncate)`.execute(app.context.db)
  } finally {
    await app.fastify.close()
  }
}
