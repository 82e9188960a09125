import type { Kysely } from 'kysely'
import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import type { Policy } from '@aladdin/sdk/contract/policy.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Database } from '../../database/schema.ts'
import { isKeeper, mayChangePolicy } from '../../engine/gate/keeper.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** A dataset with its policy in force, as one who keeps it meets it. */
export interface Kept {
  readonly id: string
  readonly name: string
  readonly classification: 'C0' | 'C1' | 'C2'
  readonly ownerId: string
  readonly ownerBranchId: string
  readonly version: number
  readonly policy: Policy
  readonly columns: readonly Column[]
}

/** The dataset for its owner, a steward of its branch or an administrator; others are refused, or it is absent. */
export async function findKept(db: Kysely<Database>, viewer: Viewer, name: string): Promise<Kept> {
  const kept = await findPolicy(db, viewer, name)
  if (!isKeeper(viewer, kept)) {
    throw problem('not-allowed', {
      right: { zh: '数据集的负责人或数据管家', en: 'owner or data steward of the dataset' },
      grantedBy: { zh: '管理员', en: 'an administrator' },
    })
  }
  return kept
}

/** The dataset for whoever may change its policy: a steward of the branch that owns it. */
export async function findOwnToChange(db: Kysely<Database>, viewer: Viewer, name: string): Promise<Kept> {
  const kept = await findPolicy(db, viewer, name)
  if (!mayChangePolicy(viewer, kept)) {
    throw problem('not-allowed', {
      right: { zh: '数据集所属机构的数据管家', en: 'data steward of the dataset’s branch' },
      grantedBy: { zh: '管理员', en: 'an administrator' },
    })
  }
  return kept
}

async function findPolicy(db: Kysely<Database>, viewer: Viewer, name: string): Promise<Kept> {
  const row = await db
    .selectFrom('dataset')
    .innerJoin('policy', (join) =>
      join
        .onRef('policy.dataset_id', '=', 'dataset.id')
        .onRef('policy.version', '=', 'dataset.policy_version'),
    )
    .innerJoin('dataset_version', (join) =>
      join
        .onRef('dataset_version.dataset_id', '=', 'dataset.id')
        .onRef('dataset_version.number', '=', 'dataset.version'),
    )
    .where('dataset.name', '=', name)
    .where('dataset.deleted_at', 'is', null)
    .where(
      reaches(viewer, {
        visibility: 'dataset.visibility',
        owner: 'dataset.owner_id',
        branch: 'dataset.owner_branch_id',
      }),
    )
    .select(['dataset.id', 'dataset.name', 'dataset.classification', 'policy.version', 'policy.document'])
    .select(['dataset.owner_id as ownerId', 'dataset.owner_branch_id as ownerBranchId'])
    .select('dataset_version.columns')
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  const { document, columns, ...dataset } = row
  // both are written by registration or `saveVersion`, which take nothing else
  return { ...dataset, policy: JSON.parse(document) as Policy, columns: JSON.parse(columns) as Column[] }
}
