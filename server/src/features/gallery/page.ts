import type { AppPage } from '@aladdin/sdk/contract/gallery.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { selectCards, toCards } from './cards.ts'

/** The row of an app that reaches the viewer; a private app of someone else is as absent as one that never was. */
export async function getReachable({ db }: Context, viewer: Viewer, name: string) {
  const row = await selectCards(db, viewer).where('app.name', '=', name).executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  return row
}

/** Everything on an app's page. A parent that the viewer may not see is left out, its forks that she may see are not. */
export async function getAppPage(context: Context, viewer: Viewer, name: string): Promise<AppPage> {
  const { db, clock } = context
  const row = await getReachable(context, viewer, name)
  const [card] = await toCards(db, [row], bankDay(clock()))
  if (card === undefined) throw problem('not-found')
  const parent = await findParent(context, viewer, row.id)
  return {
    app: card,
    mine: row.author_id === viewer.personId,
    versions: await listVersions(context, row.id),
    datasets: await listUsedDatasets(context, viewer, { appId: row.id, number: row.version }),
    forks: await listForks(context, viewer, row.id),
    ...(parent === undefined ? {} : { forkedFrom: parent }),
  }
}

async function listVersions({ db }: Context, appId: string) {
  const rows = await db
    .selectFrom('app_version')
    .innerJoin('person', 'person.id', 'app_version.created_by')
    .where('app_id', '=', appId)
    .orderBy('number', 'desc')
    .select(['number', 'note', 'app_version.created_at', 'display_zh', 'display_en'])
    .execute()
  return rows.map((row) => ({
    number: row.number,
    note: row.note,
    publishedAt: new Date(row.created_at).toISOString(),
    by: { zh: row.display_zh, en: row.display_en },
  }))
}

/** A dataset that does not reach the viewer is only the name that the app's text gives it anyway. */
async function listUsedDatasets(
  { db }: Context,
  viewer: Viewer,
  { appId, number }: { appId: string; number: number },
) {
  const rows = await db
    .selectFrom('app_dataset')
    .leftJoin('dataset', (join) =>
      join
        .onRef('dataset.name', '=', 'app_dataset.dataset_name')
        .on('dataset.deleted_at', 'is', null)
        .on(
          reaches(viewer, {
            visibility: 'dataset.visibility',
            owner: 'dataset.owner_id',
            branch: 'dataset.owner_branch_id',
          }),
        ),
    )
    .where('app_id', '=', appId)
    .where('number', '=', number)
    .select(['alias', 'dataset_name', 'app_dataset.version', 'title_zh', 'title_en'])
    .execute()
  return rows.map((row) => ({
    alias: row.alias,
    source: row.dataset_name,
    title: { zh: row.title_zh ?? row.dataset_name, en: row.title_en ?? row.dataset_name },
    ...(row.version === null ? {} : { version: row.version }),
  }))
}

async function findParent({ db }: Context, viewer: Viewer, appId: string) {
  const row = await db
    .selectFrom('app as child')
    .innerJoin('app', 'app.id', 'child.parent_app_id')
    .where('child.id', '=', appId)
    .where(reaches(viewer, { visibility: 'app.visibility', owner: 'app.author_id', branch: 'app.branch_id' }))
    .select(['app.name', 'app.title_zh', 'app.title_en', 'child.parent_number'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { name: row.name, title: { zh: row.title_zh, en: row.title_en }, version: row.parent_number ?? 1 }
}

async function listForks({ db }: Context, viewer: Viewer, appId: string) {
  const rows = await selectCards(db, viewer)
    .where('app.parent_app_id', '=', appId)
    .orderBy('popular', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    name: row.name,
    title: { zh: row.title_zh, en: row.title_en },
    author: { zh: row.author_zh, en: row.author_en },
    branch: { id: row.branch_id, name: { zh: row.branch_zh, en: row.branch_en } },
  }))
}
