import type { Static } from 'typebox'
import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { dropModels } from '@aladdin/sdk/app/drop-models.ts'
import { bindDataset } from '@aladdin/sdk/app/edit.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { createDraft } from '@aladdin/sdk/contract/workbench.ts'
import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { readableModelNames } from '../../engine/models/find-models.ts'
import { profileExtract, toColumnProfiles } from '../../engine/profile/profile.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events.ts'
import { reachesVersion } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readJson } from '../../storage/json-blob.ts'
import { appFromDataset, blankApp } from './first-app.ts'
import { readTemplate } from './templates.ts'

type Beginning = Static<typeof createDraft.body>

/** Makes a draft from a beginning and answers its id. */
export async function beginDraft(context: Context, viewer: Viewer, beginning: Beginning): Promise<string> {
  const { files, appId } = await firstFiles(context, viewer, beginning)
  const id = context.newId()
  await context.db
    .transaction()
    .execute((trx) => insertDraft(trx, { id, viewer, files, appId, at: context.clock() }))
  return id
}

/** Makes the viewer's own draft of a published version; the app, its version and the forker stay known for ever. */
export async function forkToDraft(
  context: Context,
  viewer: Viewer,
  { name, version }: { name: string; version: number | undefined },
): Promise<string> {
  const { files, appId, number } = await readPublished(context, viewer, { name, version })
  const id = context.newId()
  await context.events.transact(async (trx) => {
    await insertDraft(trx, { id, viewer, files, parent: { appId, number }, at: context.clock() })
    await recordEvent(trx, viewer, { kind: 'appForked', subjectId: appId, detail: { number, draftId: id } })
    await recordAudit(trx, viewer, {
      action: 'app.fork',
      object: `app:${appId}`,
      detail: { number, draft: id },
    })
  })
  return id
}

async function firstFiles(
  context: Context,
  viewer: Viewer,
  beginning: Beginning,
): Promise<{ files: AppFiles; appId?: string }> {
  switch (beginning.from) {
    case 'blank':
      return { files: blankApp() }
    case 'template': {
      const template = await readTemplate(beginning.template)
      if (template === undefined) throw problem('not-found')
      // a model that nobody published for her would keep her from publishing the app
      const models = await readableModelNames(context.db, viewer)
      const files = dropModels(template, (name) => models.includes(name))
      const bindings = Object.entries(beginning.bind ?? {})
      return {
        files: bindings.reduce((bound, [alias, source]) => bindDataset(bound, { alias, source }), files),
      }
    }
    case 'dataset':
      return { files: await startFromDataset(context, viewer, beginning) }
    case 'app': {
      const published = await readPublished(context, viewer, { name: beginning.app, version: undefined })
      if (published.authorId !== viewer.personId) throw problem('not-found')
      return { files: published.files, appId: published.appId }
    }
  }
}

async function startFromDataset(
  context: Context,
  viewer: Viewer,
  { dataset: name, version }: { dataset: string; version?: number },
): Promise<AppFiles> {
  const gated = await context.gate.find(viewer, name, version)
  if (gated === undefined) throw problem('dataset-unknown', { dataset: name })
  const { path, rows } = await context.gate.extract(gated)
  const shape = await profileExtract(context.native, { path }, gated.entitlement.columns)
  const profiles = toColumnProfiles(shape)
  const columns = gated.columns.flatMap((column) => {
    const treatment = gated.treatments[column.name]?.treatment ?? 'hidden'
    return treatment === 'hidden' ? [] : [{ column, treatment, profile: profiles.get(column.name) }]
  })
  const source = version === undefined ? name : `${name}@${version}`
  return appFromDataset({ name, source, title: gated.title, columns, rows })
}

async function readPublished(
  { db, blobs }: Context,
  viewer: Viewer,
  { name, version }: { name: string; version: number | undefined },
) {
  const row = await db
    .selectFrom('app')
    .innerJoin('app_version', 'app_version.app_id', 'app.id')
    .where('app.name', '=', name)
    .where('app.withdrawn_at', 'is', null)
    .where(reachesVersion(viewer))
    .where((row) => row('app_version.number', '=', version ?? row.ref('app.version')))
    .select(['app.id', 'app.author_id', 'app_version.number', 'app_version.files_hash'])
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  // written by publishing, which stores nothing but texts by path
  const files = (await readJson(blobs, row.files_hash)) as AppFiles
  return { files, appId: row.id, number: row.number, authorId: row.author_id }
}

interface NewDraft {
  readonly id: string
  readonly viewer: Viewer
  readonly files: AppFiles
  readonly appId?: string | undefined
  readonly parent?: { readonly appId: string; readonly number: number }
  readonly at: number
}

async function insertDraft(
  trx: Transaction<Database>,
  { id, viewer, files, appId, parent, at }: NewDraft,
): Promise<void> {
  await trx
    .insertInto('draft')
    .values({
      id,
      person_id: viewer.personId,
      app_id: appId ?? null,
      parent_app_id: parent?.appId ?? null,
      parent_number: parent?.number ?? null,
      files: JSON.stringify(files),
      revision: 1,
      created_at: at,
      updated_at: at,
      deleted_at: null,
    })
    .execute()
}
