import type { Published } from '@aladdin/sdk/contract/publishing.ts'
import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Publication } from './publish.ts'

interface Attempt {
  readonly publication: Publication
  readonly filesHash: string
  /** The app whose next version would be made; absent for a new one. */
  readonly appId: string | undefined
}

/**
 * The version that an earlier attempt at this very publication made: its answer was lost on the way, and the author
 * asks again. Equal texts for equal people with an equal note are the newest version, and never make two of it.
 */
export async function findRepeated(
  trx: Transaction<Database>,
  viewer: Viewer,
  { publication, filesHash, appId }: Attempt,
): Promise<Published | undefined> {
  const { name, visibility, note = '' } = publication
  if (appId === undefined && name === undefined) return undefined
  const row = await trx
    .selectFrom('app')
    .innerJoin('app_version', (join) =>
      join.onRef('app_version.app_id', '=', 'app.id').onRef('app_version.number', '=', 'app.version'),
    )
    .where(appId === undefined ? 'app.name' : 'app.id', '=', appId ?? name ?? '')
    .where('app.withdrawn_at', 'is', null)
    .where('app.author_id', '=', viewer.personId)
    .where('app_version.created_by', '=', viewer.personId)
    .where('app_version.branch_id', '=', viewer.branchId)
    .where('app_version.files_hash', '=', filesHash)
    .where('app_version.visibility', '=', visibility)
    .where('app_version.note', '=', note)
    .select(['app.name', 'app_version.number'])
    .executeTakeFirst()
  return row === undefined ? undefined : { name: row.name, version: row.number }
}
