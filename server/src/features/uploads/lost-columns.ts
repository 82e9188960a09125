import { readFile } from 'node:fs/promises'
import type { App } from '@aladdin/sdk/app/app.ts'
import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Context } from '../../platform/context.ts'

type Named = Pick<Column, 'name' | 'type'>

/**
 * Refuses a new version of a dataset that lacks columns, or has them in another type, which apps declare that follow
 * its newest version: those would stop for everyone.
 */
export async function refuseLostColumns(
  context: Context,
  datasetId: string,
  columns: readonly Named[],
): Promise<void> {
  const { name, columns: before } = await context.db
    .selectFrom('dataset')
    .innerJoin('dataset_version', (join) =>
      join
        .onRef('dataset_version.dataset_id', '=', 'dataset.id')
        .onRef('dataset_version.number', '=', 'dataset.version'),
    )
    .where('dataset.id', '=', datasetId)
    .select(['dataset.name', 'dataset_version.columns'])
    .executeTakeFirstOrThrow()
  const lost = lostColumns(JSON.parse(before), columns)
  if (lost.length === 0) return
  const used = await findUses(context, name, new Set(lost))
  if (used.apps.length === 0) return
  throw problem('dataset-columns-lost', {
    columns: { zh: used.columns.join('、'), en: used.columns.join(', ') },
    count: used.apps.length,
    apps: {
      zh: used.apps
        .slice(0, 5)
        .map((app) => `「${app.title_zh}」`)
        .join(''),
      en: used.apps
        .slice(0, 5)
        .map((app) => app.title_en)
        .join(', '),
    },
  })
}

/** Columns of the version before that the new one lacks or has in another type. */
export function lostColumns(before: readonly Named[], after: readonly Named[]): string[] {
  return before
    .filter(({ name, type }) => !after.some((column) => column.name === name && column.type === type))
    .map(({ name }) => name)
}

async function findUses({ db, blobs }: Context, dataset: string, lost: ReadonlySet<string>) {
  const following = await db
    .selectFrom('app_dataset')
    .innerJoin('app', (join) =>
      join.onRef('app.id', '=', 'app_dataset.app_id').onRef('app.version', '=', 'app_dataset.number'),
    )
    .innerJoin('app_version', (join) =>
      join.onRef('app_version.app_id', '=', 'app.id').onRef('app_version.number', '=', 'app.version'),
    )
    .where('app_dataset.dataset_name', '=', dataset)
    .where('app_dataset.version', 'is', null)
    .where('app.withdrawn_at', 'is', null)
    .select(['app.title_zh', 'app.title_en', 'app_version.app_hash', 'app_dataset.alias'])
    .execute()
  const columns = new Set<string>()
  const apps: typeof following = []
  for (const row of following) {
    // publishing wrote it from an app that it had checked
    const app = JSON.parse(await readFile(blobs.path(row.app_hash), 'utf8')) as App
    const declared = app.datasets.find(({ alias }) => alias === row.alias)?.columns ?? []
    const missed = declared.map(({ name }) => name.toLowerCase()).filter((name) => lost.has(name))
    if (missed.length > 0) apps.push(row)
    for (const name of missed) columns.add(name)
  }
  return { apps, columns: [...columns] }
}
