import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoApps } from '@aladdin/catalog/demo-apps/apps.ts'
import { publish } from '../features/publishing/publish.ts'
import { bankDay } from '../platform/bank-day.ts'
import type { Context } from '../platform/context.ts'
import { findViewer } from '../platform/find-viewer.ts'

const folder = join(import.meta.dirname, '../../../catalog/demo-apps')

/** Publishes the demo's apps that are not there yet, as their authors do it: checked, tried out, for the whole bank. */
export async function loadApps(context: Context): Promise<void> {
  for (const { name, author } of demoApps) {
    const present = await context.db
      .selectFrom('app')
      .where('name', '=', name)
      .select('id')
      .executeTakeFirst()
    if (present !== undefined) continue
    const files = { 'app.md': await readFile(join(folder, name, 'app.md'), 'utf8') }
    await publish(context, await getAuthor(context, author), { files, name, visibility: 'bank' })
  }
}

async function getAuthor({ db, clock }: Context, name: string) {
  const now = clock()
  const position = await db
    .selectFrom('position')
    .innerJoin('person', 'person.id', 'position.person_id')
    .where('person.name', '=', name)
    .where('position.from_date', '<=', bankDay(now))
    .orderBy('position.from_date', 'desc')
    .select('position.id')
    .executeTakeFirstOrThrow()
  const viewer = await findViewer(db, position.id, { via: 'session', scopes: [], now })
  if (viewer === undefined) throw new Error(`the author of a demo app holds no position: ${name}`)
  return viewer
}
