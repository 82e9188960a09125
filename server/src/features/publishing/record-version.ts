import type { Transaction } from 'kysely'
import type { App } from '@aladdin/sdk/app/app.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Published } from '@aladdin/sdk/contract/publishing.ts'
import type { Database } from '../../database/schema.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events.ts'
import { toSearchText } from '../../platform/search-text.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Blob } from '../../storage/blob-store.ts'
import { chooseAppName } from './app-name.ts'
import type { Publication } from './publish.ts'
import { findRepeated } from './repeated.ts'

interface Finished {
  readonly publication: Publication
  readonly app: App
  readonly blobs: {
    readonly files: Blob
    readonly app: Blob
    readonly picture: Blob
    readonly pictureEn: Blob
  }
}

/** Makes the version visible: its rows, its search text, its event and its audit row, or none of them. */
export async function recordVersion(
  context: Context,
  viewer: Viewer,
  finished: Finished,
): Promise<Published> {
  const at = context.clock()
  return context.events.transact(async (trx) => {
    const { app, blobs, publication } = finished
    const appId = publication.appId ?? (await findPublished(trx, publication.draftId))
    const attempt = { publication, filesHash: blobs.files.hash, appId }
    const repeated = await findRepeated(trx, viewer, attempt)
    if (repeated !== undefined) return repeated
    const place = { finished, appId, at, newId: context.newId() }
    const { id, name, number } = await placeApp(trx, viewer, place)
    await trx
      .insertInto('app_version')
      .values({
        app_id: id,
        number,
        files_hash: blobs.files.hash,
        app_hash: blobs.app.hash,
        picture_hash: blobs.picture.hash,
        note: publication.note ?? '',
        created_at: at,
        created_by: viewer.personId,
        position_id: viewer.positionId,
        branch_id: viewer.branchId,
        visibility: publication.visibility,
        picture_en_hash: blobs.pictureEn.hash,
      })
      .execute()
    await recordDatasets(trx, { id, number, app })
    await recordFacets(trx, id, app)
    await trx.deleteFrom('app_search').where('app_id', '=', id).execute()
    await trx
      .insertInto('app_search')
      .values({
        app_id: id,
        ...toSearchText(
          [app.title.zh, app.title.en],
          [name, app.summary.zh, app.summary.en, ...app.tags, ...app.datasets.map(({ source }) => source)],
        ),
      })
      .execute()
    const { visibility } = publication
    await recordEvent(trx, viewer, { kind: 'appPublished', subjectId: id, detail: { number, visibility } })
    await recordAudit(trx, viewer, {
      action: 'app.publish',
      object: `app:${id}`,
      detail: { number, visibility, files: blobs.files.hash },
    })
    return { name, version: number }
  })
}

interface Placement {
  readonly finished: Finished
  readonly appId: string | undefined
  readonly at: number
  readonly newId: string
}

/** The app's own row: a new one, or the author's next number. */
async function placeApp(
  trx: Transaction<Database>,
  viewer: Viewer,
  { finished, appId, at, newId }: Placement,
) {
  const { app, publication } = finished
  const shown = {
    visibility: publication.visibility,
    title_zh: app.title.zh,
    title_en: app.title.en,
    summary_zh: app.summary.zh,
    summary_en: app.summary.en,
    topic: app.topic,
    tags: JSON.stringify(app.tags),
    published_at: at,
  }
  if (appId === undefined) {
    const name = await chooseAppName(trx, { wish: publication.name, title: app.title.zh })
    await trx
      .insertInto('app')
      .values({
        id: newId,
        name,
        author_id: viewer.personId,
        branch_id: viewer.branchId,
        version: 1,
        ...shown,
        parent_app_id: publication.parent?.appId ?? null,
        parent_number: publication.parent?.number ?? null,
        draft_id: publication.draftId ?? null,
        created_at: at,
        withdrawn_at: null,
      })
      .execute()
    return { id: newId, name, number: 1 }
  }
  const row = await trx
    .selectFrom('app')
    .where('id', '=', appId)
    .where('author_id', '=', viewer.personId)
    .select(['name', 'version'])
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  const number = row.version + 1
  await trx
    .updateTable('app')
    .set({ ...shown, version: number })
    .where('id', '=', appId)
    .execute()
  return { id: appId, name: row.name, number }
}

/** The app that this draft became while its next publication was tried out: it never becomes two. */
async function findPublished(trx: Transaction<Database>, draftId: string | undefined) {
  if (draftId === undefined) return undefined
  const row = await trx.selectFrom('app').where('draft_id', '=', draftId).select('id').executeTakeFirst()
  return row?.id
}

async function recordDatasets(
  trx: Transaction<Database>,
  { id, number, app }: { id: string; number: number; app: App },
): Promise<void> {
  if (app.datasets.length === 0) return
  await trx
    .insertInto('app_dataset')
    .values(
      app.datasets.map(({ alias, source, version }) => ({
        app_id: id,
        number,
        alias,
        dataset_name: source,
        version: version ?? null,
      })),
    )
    .execute()
}

/** What the gallery narrows down by, as of the newest version. */
async function recordFacets(trx: Transaction<Database>, id: string, app: App): Promise<void> {
  const { branch_id } = await trx
    .selectFrom('app')
    .where('id', '=', id)
    .select('branch_id')
    .executeTakeFirstOrThrow()
  await trx.deleteFrom('app_facet').where('app_id', '=', id).execute()
  await trx
    .insertInto('app_facet')
    .values([
      { facet: 'topic', value: app.topic, app_id: id },
      { facet: 'branch', value: branch_id, app_id: id },
      ...[...new Set(app.tags)].map((value) => ({ facet: 'tag' as const, value, app_id: id })),
      ...[...new Set(app.datasets.map(({ source }) => source))].map((value) => ({
        facet: 'dataset' as const,
        value,
        app_id: id,
      })),
    ])
    .execute()
}
