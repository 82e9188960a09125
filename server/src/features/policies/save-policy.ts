import type { Transaction } from 'kysely'
import type { Policy } from '@aladdin/sdk/contract/policy.ts'
import type { SavedPolicy } from '@aladdin/sdk/contract/policies.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import type { Database } from '../../database/schema.ts'
import { checkPolicy } from '../../engine/extract/check-policy.ts'
import { findWidenings } from '../../engine/extract/is-wider.ts'
import { recordAudit } from '../../platform/audit.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { findStrangers, listHolders, readTree, readVocabulary } from './bank-facts.ts'
import { describeWidening } from './describe-changes.ts'
import { findOwnToChange, type Kept } from './find-kept.ts'

interface Saving {
  readonly name: string
  readonly version: number
  readonly policy: Policy
  readonly reason?: string | undefined
}

/**
 * Puts a new version in force at once, or, where it gives more of classified data, lets it wait for a second person.
 * A policy with any problem changes nothing.
 */
export async function savePolicyVersion(
  context: Context,
  viewer: Viewer,
  saving: Saving,
): Promise<SavedPolicy> {
  const { db, clock } = context
  const { policy, version, reason = '' } = saving
  const kept = await findOwnToChange(db, viewer, saving.name)
  if (kept.version !== version) throw outdated(kept.version)
  await refuseProblems(context, kept, policy)
  const view = { today: bankDay(clock()), isBelow: await readTree(db) }
  const isThere = (column: string) => kept.columns.some(({ name }) => name === column)
  // of a column that the newest version lost, nobody gets anything
  const found = findWidenings(kept.policy, policy, view).filter(
    ({ column }) => column === undefined || isThere(column),
  )
  const words = await readVocabulary(db, kept.columns)
  const widenings = found.map((widening) => describeWidening(widening, words))
  const waits = widenings.length > 0 && kept.classification !== 'C0'
  await db.transaction().execute(async (trx) => {
    await refuseWhileWaiting(trx, kept.id)
    if (waits) await propose(trx, viewer, { context, kept, policy, reason, widenings })
    else await putInForce(trx, viewer, { kept, policy, reason, by: viewer.personId, at: clock() })
  })
  return waits
    ? { version, state: 'pending', widenings }
    : { version: version + 1, state: 'in-force', widenings }
}

interface NextVersion {
  readonly kept: Pick<Kept, 'id' | 'version' | 'policy'>
  readonly policy: Policy
  readonly reason: string
  readonly by: string
  readonly at: number
  readonly approvedBy?: string
}

/** Writes the next version and makes it the one in force. */
export async function putInForce(
  trx: Transaction<Database>,
  viewer: Viewer,
  next: NextVersion,
): Promise<number> {
  const { kept, policy, reason } = next
  const { policy_version: inForce } = await trx
    .selectFrom('dataset')
    .where('id', '=', kept.id)
    .select('policy_version')
    .executeTakeFirstOrThrow()
  if (inForce !== kept.version) throw outdated(inForce)
  const version = inForce + 1
  await trx
    .insertInto('policy')
    .values({
      dataset_id: kept.id,
      version,
      document: JSON.stringify(policy),
      created_at: next.at,
      created_by: next.by,
      reason,
      approved_by: next.approvedBy ?? null,
    })
    .execute()
  await trx.updateTable('dataset').set({ policy_version: version }).where('id', '=', kept.id).execute()
  await recordAudit(trx, viewer, {
    action: 'policy.save',
    object: `dataset:${kept.id}`,
    detail: { version, reason, before: kept.policy, after: policy },
  })
  return version
}

/** Refuses a policy that names what is not there or says two things to one person. */
export async function refuseProblems({ db, clock }: Context, kept: Kept, policy: Policy): Promise<void> {
  const holders = await listHolders(db, bankDay(clock()))
  const problems = [...checkPolicy(policy, kept.columns, holders), ...(await findStrangers(db, policy))]
  const [first] = problems
  if (first !== undefined) throw problem('policy-refused', { detail: withoutStop(first.message), problems })
}

function outdated(inForce: number) {
  const detail = {
    zh: `已有第 ${inForce} 版。请刷新页面，在新版上修改`,
    en: `version ${inForce} is in force. Reload the page and change that one`,
  }
  return problem('policy-refused', { detail })
}

async function refuseWhileWaiting(trx: Transaction<Database>, datasetId: string): Promise<void> {
  const waiting = await trx
    .selectFrom('policy_proposal')
    .where('dataset_id', '=', datasetId)
    .where('state', '=', 'pending')
    .select('id')
    .executeTakeFirst()
  if (waiting !== undefined) throw problem('policy-waits')
}

interface Proposing {
  readonly context: Context
  readonly kept: Kept
  readonly policy: Policy
  readonly reason: string
  readonly widenings: readonly LocalText[]
}

async function propose(
  trx: Transaction<Database>,
  viewer: Viewer,
  { context, kept, policy, reason, widenings }: Proposing,
): Promise<void> {
  await trx
    .insertInto('policy_proposal')
    .values({
      id: context.newId(),
      dataset_id: kept.id,
      base_version: kept.version,
      document: JSON.stringify(policy),
      reason,
      created_at: context.clock(),
      created_by: viewer.personId,
      state: 'pending',
      decided_by: null,
      decided_at: null,
      sentence: null,
    })
    .execute()
  await recordAudit(trx, viewer, {
    action: 'policy.propose',
    object: `dataset:${kept.id}`,
    detail: { base: kept.version, reason, after: policy, widenings: widenings.map(({ en }) => en) },
  })
}

/** The sentence that it goes into brings its own full stop. */
function withoutStop({ zh, en }: LocalText): LocalText {
  return { zh: zh.replace(/。$/, ''), en: en.replace(/\.$/, '') }
}
