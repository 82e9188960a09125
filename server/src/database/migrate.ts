import type { Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import * as platform from './migrations/0001-platform.ts'
import * as people from './migrations/0002-people.ts'
import * as catalog from './migrations/0003-catalog.ts'
import * as apps from './migrations/0004-apps.ts'
import * as leaderboard from './migrations/0005-leaderboard.ts'
import * as models from './migrations/0007-models.ts'
import * as gallery from './migrations/0008-gallery.ts'
import * as home from './migrations/0010-home.ts'
import * as draftHistory from './migrations/0012-draft-history.ts'
import * as changeCount from './migrations/0013-change-count.ts'
import * as policies from './migrations/0014-policies.ts'
import * as accessRequests from './migrations/0015-access-requests.ts'
import * as answers from './migrations/0017-answers.ts'
import * as auditSeal from './migrations/0018-audit-seal.ts'
import * as receipts from './migrations/0019-receipts.ts'
import * as answerPictures from './migrations/0020-answer-pictures.ts'
import * as peopleWhoLeft from './migrations/0021-people-who-left.ts'
import type { Database } from './schema.ts'

const migrations: Readonly<Record<string, Migration>> = {
  '0001-platform': platform,
  '0002-people': people,
  '0003-catalog': catalog,
  '0004-apps': apps,
  '0005-leaderboard': leaderboard,
  '0007-models': models,
  '0008-gallery': gallery,
  '0010-home': home,
  '0012-draft-history': draftHistory,
  '0013-change-count': changeCount,
  '0014-policies': policies,
  '0015-access-requests': accessRequests,
  '0017-answers': answers,
  '0018-audit-seal': auditSeal,
  '0019-receipts': receipts,
  '0020-answer-pictures': answerPictures,
  '0021-people-who-left': peopleWhoLeft,
}

/** Brings the database to the newest shape, or leaves it as it was and throws. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error === undefined) return
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'before the first one'
  throw new Error(`migration failed: ${failed}`, { cause: error })
}
