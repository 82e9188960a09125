import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoApps, type DemoApp } from '@aladdin/catalog/demo-apps/apps.ts'
import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { fitAndPublish } from '../features/models/publish-model.ts'
import { publish } from '../features/publishing/publish.ts'
import { readTemplate } from '../features/workbench/templates.ts'
import { bankDay } from '../platform/bank-day.ts'
import type { Context } from '../platform/context.ts'
import { findViewer } from '../platform/find-viewer.ts'

const folder = join(import.meta.dirname, '../../../catalog/demo-apps')

/** Publishes the demo's apps that are not there yet, as their authors do it: checked, tried out, for the whole bank. */
export async function loadApps(context: Context): Promise<void> {
  for (const app of demoApps) {
    const author = await getAuthor(context, app.author)
    const { name, fits } = app
    if (!(await isThere(context, 'app', name))) {
      await publish(context, author, { files: await readFiles(app), name, visibility: 'bank' })
    }
    if (fits !== undefined && !(await isThere(context, 'model', name))) {
      await fitAndPublish(context, author, { app: name, block: fits, visibility: 'bank' })
    }
  }
}

async function readFiles({ name, isTemplate = false }: DemoApp): Promise<AppFiles> {
  if (!isTemplate) return { 'app.md': await readFile(join(folder, name, 'app.md'), 'utf8') }
  const files = await readTemplate(name)
  if (files === undefined) throw new Error(`there is no template ${name}`)
  return files
}

async function isThere({ db }: Context, table: 'app' | 'model', name: string): Promise<boolean> {
  const present = await db.selectFrom(table).where('name', '=', name).select('name').executeTakeFirst()
  return present !== undefined
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
