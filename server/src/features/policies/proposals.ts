import type { Static } from 'typebox'
import type { decideProposal, getPolicy, PolicyProposal } from '@aladdin/sdk/contract/policies.ts'
import type { Policy } from '@aladdin/sdk/contract/policy.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { findWidenings } from '../../engine/extract/is-wider.ts'
import { isKeeper, mayChangePolicy } from '../../engine/gate/keeper.ts'
import { recordAudit } from '../../platform/audit.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readTree, readVocabulary } from './bank-facts.ts'
import { describeChanges, describeWidening } from './describe-changes.ts'
import { findKept, type Kept } from './find-kept.ts'
import { putInForce, refuseProblems } from './save-policy.ts'

/** The policy in force, and the wider one that waits. */
export async function readPolicy(
  context: Context,
  viewer: Viewer,
  name: string,
): Promise<Static<typeof getPolicy.reply>> {
  const kept = await findKept(context.db, viewer, name)
  const proposal = await readProposal(context, viewer, kept)
  return {
    version: kept.version,
    policy: kept.policy,
    editable: mayChangePolicy(viewer, kept),
    ...(proposal === undefined ? {} : { proposal }),
  }
}

type Decision = Static<typeof decideProposal.body> & { readonly id: string }

/** Settles a waiting policy. Its author may only take it back; whoever approves is another. */
export async function settleProposal(
  context: Context,
  viewer: Viewer,
  { id, decision, sentence }: Decision,
): Promise<Static<typeof decideProposal.reply>> {
  const { db, clock } = context
  const row = await db
    .selectFrom('policy_proposal')
    .innerJoin('dataset', 'dataset.id', 'policy_proposal.dataset_id')
    .where('policy_proposal.id', '=', id)
    .select(['dataset.name', 'created_by', 'reason', 'document', 'base_version', 'state'])
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  const kept = await findKept(db, viewer, row.name)
  if (!isKeeper(viewer, kept)) throw problem('not-found')
  if ((decision === 'withdraw') !== (row.created_by === viewer.personId)) throw problem('second-person')
  if (row.state !== 'pending') throw problem('already-decided')
  const policy = JSON.parse(row.document) as Policy // written by `propose`
  if (decision === 'approve') await refuseProblems(context, kept, policy)
  const state = states[decision]
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('policy_proposal')
      .set({ state, decided_by: viewer.personId, decided_at: clock(), sentence: sentence ?? null })
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw problem('already-decided')
    await recordAudit(trx, viewer, {
      action: `policy.${decision}`,
      object: `dataset:${kept.id}`,
      detail: { proposal: id, sentence: sentence ?? '' },
    })
    if (decision !== 'approve') return
    await putInForce(trx, viewer, {
      kept: { ...kept, version: row.base_version },
      policy,
      reason: row.reason,
      by: row.created_by,
      at: clock(),
      approvedBy: viewer.personId,
    })
  })
  return { state }
}

const states = { approve: 'approved', decline: 'declined', withdraw: 'withdrawn' } as const

async function readProposal(
  { db, clock }: Context,
  viewer: Viewer,
  kept: Kept,
): Promise<PolicyProposal | undefined> {
  const row = await db
    .selectFrom('policy_proposal')
    .innerJoin('person', 'person.id', 'policy_proposal.created_by')
    .where('dataset_id', '=', kept.id)
    .where('state', '=', 'pending')
    .select(['policy_proposal.id', 'document', 'reason', 'policy_proposal.created_at', 'created_by'])
    .select(['person.display_zh', 'person.display_en'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const policy = JSON.parse(row.document) as Policy // written by `propose`
  const words = await readVocabulary(db, kept.columns)
  const view = { today: bankDay(clock()), isBelow: await readTree(db) }
  return {
    id: row.id,
    policy,
    reason: row.reason,
    by: { zh: row.display_zh, en: row.display_en },
    at: new Date(row.created_at).toISOString(),
    changes: describeChanges(kept.policy, policy, words),
    widenings: findWidenings(kept.policy, policy, view).map((widening) => describeWidening(widening, words)),
    mine: row.created_by === viewer.personId,
  }
}
