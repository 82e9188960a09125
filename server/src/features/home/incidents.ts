import { sql } from 'kysely'
import type { App } from '@aladdin/sdk/app/app.ts'
import type { Incident } from '@aladdin/sdk/contract/home.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readJson } from '../../storage/json-blob.ts'
import { followedBy } from './followed.ts'

const mostIncidents = 10
const mostOwnApps = 40

/** Stale data under the apps that I use or made (for a steward: any that reaches her), then my apps that cannot run. */
export async function listIncidents(context: Context, viewer: Viewer, day: string): Promise<Incident[]> {
  const stale = await listStale(context, viewer, day)
  const broken = await listBroken(context, viewer)
  return [...broken, ...stale].slice(0, mostIncidents)
}

async function listStale({ db }: Context, viewer: Viewer, day: string): Promise<Incident[]> {
  const rows = await selectStale(db, viewer, day)
    .$if(viewer.role !== 'steward', (datasets) =>
      datasets.where(
        sql<boolean>`(dataset.owner_id = ${viewer.personId} or exists (
          select 1 from app_dataset join app on app.id = app_dataset.app_id
          where app_dataset.dataset_name = dataset.name and app_dataset.number = app.version
          and app.withdrawn_at is null and (app.author_id = ${viewer.personId} or ${followedBy(viewer)})))`,
      ),
    )
    .select([
      'dataset.name',
      'dataset.title_zh',
      'dataset.title_en',
      'dataset.max_age_days',
      'newest.data_date',
    ])
    .orderBy('newest.data_date')
    .limit(mostIncidents)
    .execute()
  return rows.map((row) => ({
    kind: 'stale',
    dataset: { name: row.name, title: { zh: row.title_zh, en: row.title_en } },
    dataDate: row.data_date ?? '',
    maxAgeDays: row.max_age_days,
  }))
}

/** Datasets that reach the viewer and whose newest day is older than their owner promised. */
export function selectStale(db: Context['db'], viewer: Viewer, day: string) {
  return db
    .selectFrom('dataset')
    .innerJoin('dataset_version as newest', (join) =>
      join.onRef('newest.dataset_id', '=', 'dataset.id').onRef('newest.number', '=', 'dataset.version'),
    )
    .where('dataset.deleted_at', 'is', null)
    .where('newest.data_date', 'is not', null)
    .where(sql<boolean>`julianday(${day}) - julianday(newest.data_date) > dataset.max_age_days`)
    .where(
      reaches(viewer, {
        visibility: 'dataset.visibility',
        owner: 'dataset.owner_id',
        branch: 'dataset.owner_branch_id',
      }),
    )
}

/** My apps whose data is no longer there for me, or has lost a column that they declare. */
async function listBroken(context: Context, viewer: Viewer): Promise<Incident[]> {
  const { db, blobs } = context
  const rows = await db
    .selectFrom('app')
    .innerJoin('app_version', (join) =>
      join.onRef('app_version.app_id', '=', 'app.id').onRef('app_version.number', '=', 'app.version'),
    )
    .where('app.author_id', '=', viewer.personId)
    .where('app.withdrawn_at', 'is', null)
    .select(['app.name', 'app.title_zh', 'app.title_en', 'app_version.app_hash'])
    .orderBy('app.published_at', 'desc')
    .limit(mostOwnApps)
    .execute()
  const found = await Promise.all(
    rows.map(async (row) => {
      // written by publishing, which stores a normalized app
      const app = (await readJson(blobs, row.app_hash)) as App
      const own = { name: row.name, title: { zh: row.title_zh, en: row.title_en } }
      return findTrouble(context, viewer, { app, own })
    }),
  )
  return found.filter((trouble) => trouble !== undefined)
}

interface OwnApp {
  readonly app: App
  readonly own: { readonly name: string; readonly title: { readonly zh: string; readonly en: string } }
}

async function findTrouble(
  { gate }: Context,
  viewer: Viewer,
  { app, own }: OwnApp,
): Promise<Incident | undefined> {
  for (const { source, version, columns } of app.datasets) {
    const gated = await gate.find(viewer, source, version)
    if (gated === undefined) return { kind: 'data-gone', app: own, dataset: source }
    const missing = columns.find(
      ({ name }) => (gated.treatments[name.toLowerCase()]?.treatment ?? 'hidden') === 'hidden',
    )
    if (missing !== undefined) return { kind: 'column-gone', app: own, dataset: source, column: missing.name }
  }
  return undefined
}
