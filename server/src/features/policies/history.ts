import type { PolicyVersion } from '@aladdin/sdk/contract/policies.ts'
import type { Policy } from '@aladdin/sdk/contract/policy.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readVocabulary } from './bank-facts.ts'
import { describeChanges } from './describe-changes.ts'
import { findKept } from './find-kept.ts'

/** Every version of a policy, newest first, with what it changed. */
export async function listVersions({ db }: Context, viewer: Viewer, name: string): Promise<PolicyVersion[]> {
  const kept = await findKept(db, viewer, name)
  const words = await readVocabulary(db, kept.columns)
  const rows = await db
    .selectFrom('policy')
    .where('dataset_id', '=', kept.id)
    .selectAll()
    .orderBy('version', 'desc')
    .limit(101)
    .execute()
  return rows.slice(0, 100).map((row, index) => {
    const before = rows[index + 1]
    return {
      version: row.version,
      at: new Date(row.created_at).toISOString(),
      by: words.person(row.created_by),
      ...(row.approved_by === null ? {} : { approvedBy: words.person(row.approved_by) }),
      reason: row.reason,
      changes: before === undefined ? [] : describeChanges(read(before.document), read(row.document), words),
    }
  })
}

function read(document: string): Policy {
  return JSON.parse(document) as Policy // written by `putInForce` or registration
}
