import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import type { Policy } from '@aladdin/sdk/contract/policy.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { checkPolicy } from '../../engine/extract/check-policy.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** The policy in force. */
export async function readPolicy(context: Context, viewer: Viewer, name: string) {
  const { version, document } = await findPolicy(context, viewer, name)
  return { version, policy: JSON.parse(document) as Policy } // written by `replacePolicy` or registration
}

/** Puts a new version in force at once; a policy with any problem changes nothing. */
export async function replacePolicy(
  context: Context,
  viewer: Viewer,
  { name, version, policy }: { name: string; version: number; policy: Policy },
) {
  const current = await findPolicy(context, viewer, name)
  if (!viewer.branches.includes(current.owner_branch_id)) {
    throw problem('not-allowed', {
      right: { zh: '数据集所属机构的数据管家', en: 'data steward of the dataset’s branch' },
      grantedBy: { zh: '管理员', en: 'an administrator' },
    })
  }
  if (current.version !== version) throw problem('policy-refused', { detail: `version ${current.version}` })
  const columns: Column[] = JSON.parse(current.columns)
  const [first] = checkPolicy(policy, columns)
  if (first !== undefined) throw problem('policy-refused', { detail: first.message.zh, problems: [first] })
  await context.db.transaction().execute(async (trx) => {
    const { policy_version: inForce } = await trx
      .selectFrom('dataset')
      .where('id', '=', current.id)
      .select('policy_version')
      .executeTakeFirstOrThrow()
    if (inForce !== version) throw problem('policy-refused', { detail: `version ${inForce}` })
    await trx
      .insertInto('policy')
      .values({
        dataset_id: current.id,
        version: version + 1,
        document: JSON.stringify(policy),
        created_at: context.clock(),
        created_by: viewer.personId,
      })
      .execute()
    await trx
      .updateTable('dataset')
      .set({ policy_version: version + 1 })
      .where('id', '=', current.id)
      .execute()
    await recordAudit(trx, viewer, {
      action: 'policy.save',
      object: `dataset:${current.id}`,
      detail: { version: version + 1, before: JSON.parse(current.document), after: policy },
    })
  })
  return { version: version + 1 }
}

async function findPolicy({ db }: Context, viewer: Viewer, name: string) {
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
    .select([
      'dataset.id',
      'policy.version',
      'dataset.owner_branch_id',
      'policy.document',
      'dataset_version.columns',
    ])
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  return row
}
