import { sql } from 'kysely'
import type { Change } from '@aladdin/sdk/contract/home.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { followedBy } from './followed.ts'
import { listComments } from './comments.ts'

const mostChanges = 12

/** New versions of apps that I starred, forked or ran and of their data, and what was said to me. Newest first. */
export async function listChanges(context: Context, viewer: Viewer, since: number): Promise<Change[]> {
  const changes = [
    ...(await listAppVersions(context, viewer, since)),
    ...(await listDatasetVersions(context, viewer, since)),
    ...(await listComments(context, viewer, since)),
  ]
  return changes.toSorted((one, other) => other.at.localeCompare(one.at)).slice(0, mostChanges)
}

async function listAppVersions({ db }: Context, viewer: Viewer, since: number): Promise<Change[]> {
  const rows = await db
    .selectFrom('app')
    .innerJoin('app_version', (join) =>
      join.onRef('app_version.app_id', '=', 'app.id').onRef('app_version.number', '=', 'app.version'),
    )
    .innerJoin('person', 'person.id', 'app_version.created_by')
    .where('app_version.created_at', '>', since)
    .where('app.author_id', '!=', viewer.personId)
    .where('app.withdrawn_at', 'is', null)
    .where(reaches(viewer, { visibility: 'app.visibility', owner: 'app.author_id', branch: 'app.branch_id' }))
    .where(followedBy(viewer))
    .select([
      'app.name',
      'app.title_zh',
      'app.title_en',
      'app_version.number',
      'app_version.note',
      'app_version.created_at',
      'person.display_zh',
      'person.display_en',
    ])
    .orderBy('app_version.created_at', 'desc')
    .limit(mostChanges)
    .execute()
  return rows.map((row) => ({
    kind: 'app-version',
    at: new Date(row.created_at).toISOString(),
    name: row.name,
    title: { zh: row.title_zh, en: row.title_en },
    number: row.number,
    note: row.note,
    by: { zh: row.display_zh, en: row.display_en },
  }))
}

async function listDatasetVersions({ db }: Context, viewer: Viewer, since: number): Promise<Change[]> {
  const rows = await db
    .selectFrom('dataset')
    .innerJoin('dataset_version', (join) =>
      join
        .onRef('dataset_version.dataset_id', '=', 'dataset.id')
        .onRef('dataset_version.number', '=', 'dataset.version'),
    )
    .where('dataset_version.created_at', '>', since)
    // the first version of a dataset is no change of anything that an app reads
    .where('dataset_version.number', '>', 1)
    .where('dataset_version.created_by', '!=', viewer.personId)
    .where('dataset.deleted_at', 'is', null)
    .where(
      reaches(viewer, {
        visibility: 'dataset.visibility',
        owner: 'dataset.owner_id',
        branch: 'dataset.owner_branch_id',
      }),
    )
    .where(
      sql<boolean>`exists (select 1 from app_dataset join app on app.id = app_dataset.app_id
        where app_dataset.dataset_name = dataset.name and app_dataset.number = app.version
        and app.withdrawn_at is null and (app.author_id = ${viewer.personId} or ${followedBy(viewer)}))`,
    )
    .select([
      'dataset.name',
      'dataset.title_zh',
      'dataset.title_en',
      'dataset_version.number',
      'dataset_version.created_at',
    ])
    .orderBy('dataset_version.created_at', 'desc')
    .limit(mostChanges)
    .execute()
  return rows.map((row) => ({
    kind: 'dataset-version',
    at: new Date(row.created_at).toISOString(),
    name: row.name,
    title: { zh: row.title_zh, en: row.title_en },
    number: row.number,
  }))
}
