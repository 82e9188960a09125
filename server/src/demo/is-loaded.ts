import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { demoApps } from '@aladdin/catalog/demo-apps/apps.ts'
import { listCatalogEntries } from '@aladdin/catalog/entries.ts'
import { openForReading } from '../database/connection.ts'
import type { Config } from '../platform/config.ts'

/** Whether all of the demo is in the database already; a database that cannot be read so has yet to be filled. */
export async function isDemoLoaded({ dataFolder }: Config): Promise<boolean> {
  const file = join(dataFolder, 'aladdin.sqlite')
  if (!existsSync(file)) return false
  const db = openForReading(file)
  const holds = async (table: 'dataset' | 'app' | 'model', names: readonly string[]) => {
    const rows = await db.selectFrom(table).where('name', 'in', names).select('name').execute()
    return rows.length === names.length
  }
  try {
    return (
      (await holds(
        'dataset',
        listCatalogEntries().map(({ name }) => name),
      )) &&
      (await holds(
        'app',
        demoApps.map(({ name }) => name),
      )) &&
      (await holds(
        'model',
        demoApps.filter(({ fits }) => fits !== undefined).map(({ name }) => name),
      ))
    )
  } catch {
    // from before these tables
    return false
  } finally {
    await db.destroy()
  }
}
