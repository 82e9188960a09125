import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoApps, type DemoApp } from '@aladdin/catalog/demo-apps/apps.ts'
import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { dropModels } from '@aladdin/sdk/app/drop-models.ts'
import { fitAndPublish } from '../features/models/publish-model.ts'
import { publish } from '../features/publishing/publish.ts'
import { readTemplate } from '../features/workbench/templates.ts'
import { bankDay } from '../platform/bank-day.ts'
import type { Context } from '../platform/context.ts'
import { findViewer } from '../platform/find-viewer.ts'
import type { Viewer } from '../platform/viewer.ts'

const folder = join(import.meta.dirname, '../../../catalog/demo-apps')

/** Publishes the demo's apps that are not there yet, as their authors do it: checked, tried out, for the whole bank. */
export async function loadApps(context: Context): Promise<void> {
  for (const app of demoApps) {
    const author = await getAuthor(context, app.author)
    const files = await readFiles(app)
    if (app.fits !== undefined) await loadModel(context, author, { name: app.name, block: app.fits, files })
    const known = await findApp(context, app.name)
    if (known?.visibility === 'bank') continue
    await publish(context, author, { files, name: app.name, visibility: 'bank', appId: known?.id })
  }
}

/** A model is fitted from a version that its author alone sees; the next one scores with it and is for everyone. */
async function loadModel(
  context: Context,
  author: Viewer,
  { name, block, files }: { readonly name: string; readonly block: string; readonly files: AppFiles },
): Promise<void> {
  const model = await context.db.selectFrom('model').where('name', '=', name).select('id').executeTakeFirst()
  if (model !== undefined) return
  if ((await findApp(context, name)) === undefined) {
    await publish(context, author, { files: dropModels(files, () => false), name, visibility: 'private' })
  }
  await fitAndPublish(context, author, { app: name, block, name, visibility: 'bank' })
}

async function readFiles({ name, isTemplate = false }: DemoApp): Promise<AppFiles> {
  if (!isTemplate) return { 'app.md': await readFile(join(folder, name, 'app.md'), 'utf8') }
  const files = await readTemplate(name)
  if (files === undefined) throw new Error(`there is no template ${name}`)
  return files
}

function findApp({ db }: Context, name: string) {
  return db.selectFrom('app').where('name', '=', name).select(['id', 'visibility']).executeTakeFirst()
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
