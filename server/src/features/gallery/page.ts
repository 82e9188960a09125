import type { AppPage, UsedDataset, VersionRef } from '@aladdin/sdk/contract/gallery.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Context } from '../../platform/context.ts'
import { reachesVersion } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { selectCards, toCards } from './cards.ts'
import { getFamily } from './family.ts'
import type { Gallery } from './gallery.ts'

/** The row of an app that reaches the viewer; a private app of someone else is as absent as one that never was. */
export async function getReachable({ db }: Context, viewer: Viewer, name: string) {
  const row = await selectCards(db, viewer).where('app.name', '=', name).executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  return row
}

/** Everything on an app's page. Relatives that the viewer may not see are unnamed or left out. */
export async function getAppPage(gallery: Gallery, viewer: Viewer, name: string): Promise<AppPage> {
  const { context } = gallery
  const row = await getReachable(context, viewer, name)
  const [card] = await toCards(gallery, [row])
  if (card === undefined) throw problem('not-found')
  const family = await getFamily(context, viewer, row.id)
  const place = family.findIndex(({ self }) => self)
  const self = family[place]
  // parents stand before their forks, so the last one that is less deep is the parent
  const parent = family.slice(0, place).findLast(({ depth }) => depth < (self?.depth ?? 0))
  return {
    app: card,
    mine: row.author_id === viewer.personId,
    versions: await listVersions(context, viewer, row.id),
    datasets: await listUsedDatasets(context, viewer, { appId: row.id, number: row.version }),
    family,
    ...(parent?.app === undefined
      ? {}
      : { forkedFrom: { name: parent.app.name, title: parent.app.title, version: self?.fromVersion ?? 1 } }),
  }
}

async function listVersions({ db }: Context, viewer: Viewer, appId: string): Promise<VersionRef[]> {
  const rows = await db
    .selectFrom('app_version')
    .innerJoin('app', 'app.id', 'app_version.app_id')
    .innerJoin('person', 'person.id', 'app_version.created_by')
    .where('app_id', '=', appId)
    .where(reachesVersion(viewer))
    .orderBy('number', 'desc')
    .select(['number', 'note', 'app_version.created_at', 'app_version.visibility'])
    .select(['display_zh', 'display_en'])
    .execute()
  return rows.map((row) => ({
    number: row.number,
    note: row.note,
    publishedAt: new Date(row.created_at).toISOString(),
    by: { zh: row.display_zh, en: row.display_en },
    visibility: row.visibility,
  }))
}

/** A dataset that does not reach the viewer is only the name that the app's text gives it anyway. */
async function listUsedDatasets(
  { db, gate }: Context,
  viewer: Viewer,
  { appId, number }: { appId: string; number: number },
): Promise<UsedDataset[]> {
  const rows = await db
    .selectFrom('app_dataset')
    .where('app_id', '=', appId)
    .where('number', '=', number)
    .select(['alias', 'dataset_name', 'version'])
    .execute()
  return Promise.all(
    rows.map(async ({ alias, dataset_name: source, version }) => {
      const pinned = version === null ? {} : { version }
      const gated = await gate.find(viewer, source, version ?? undefined)
      if (gated === undefined) return { alias, source, title: { zh: source, en: source }, ...pinned }
      const treatments = Object.values(gated.treatments).map(({ treatment }) => treatment)
      const mine = {
        rows: gated.reason,
        maskedColumns: treatments.filter((treatment) => treatment === 'masked').length,
        hiddenColumns: treatments.filter((treatment) => treatment === 'hidden').length,
        ...(gated.dataDate === undefined ? {} : { dataDate: gated.dataDate }),
      }
      return { alias, source, title: gated.title, ...pinned, mine }
    }),
  )
}
