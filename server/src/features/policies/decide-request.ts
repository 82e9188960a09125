import type { Transaction } from 'kysely'
import type { Static } from 'typebox'
import type { AccessRequest, decideAccessRequest } from '@aladdin/sdk/contract/access-requests.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Database } from '../../database/schema.ts'
import { mayAnswerRequests } from '../../engine/gate/keeper.ts'
import { recordAudit } from '../../platform/audit.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { withException } from './exception.ts'
import { findKept } from './find-kept.ts'
import { readRequest, selectRequests } from './requests.ts'
import { putInForce, refuseProblems } from './save-policy.ts'

type Decision = Static<typeof decideAccessRequest.body> & { readonly id: string }

/** The longest that an exception lasts. */
const longestInDays = 92

/**
 * Answers a request. Whoever asked is one pair of eyes, whoever grants is the other: nobody answers herself, and what
 * is granted ends by itself.
 */
export async function settleRequest(
  context: Context,
  viewer: Viewer,
  decided: Decision,
): Promise<AccessRequest> {
  const { db, clock } = context
  const row = await selectRequests(db, viewer).where('access_request.id', '=', decided.id).executeTakeFirst()
  const isMine = row?.person_id === viewer.personId
  if (row === undefined || !(isMine || mayAnswerRequests(viewer, row))) throw problem('not-found')
  if ((decided.decision === 'withdraw') !== isMine) throw problem('second-person')
  if (row.state !== 'open') throw problem('already-decided')
  const expires = decided.decision === 'grant' ? requireEnd(decided.expires, bankDay(clock())) : undefined
  const exception =
    expires === undefined ? undefined : await prepare(context, viewer, { row, decided, expires })
  await db.transaction().execute(async (trx) => {
    await close(trx, {
      id: row.id,
      state: states[decided.decision],
      by: viewer.personId,
      at: clock(),
      expires,
      sentence: decided.sentence,
    })
    if (exception !== undefined)
      await putInForce(trx, viewer, { ...exception, by: viewer.personId, at: clock() })
    await recordAudit(trx, viewer, {
      action: `access.${decided.decision}`,
      object: `dataset:${row.dataset_id}`,
      detail: {
        request: row.id,
        person: row.person_id,
        wanted: row.wanted,
        sentence: decided.sentence ?? '',
        expires: expires ?? '',
      },
    })
  })
  return readRequest(db, viewer, row.id)
}

const states = { grant: 'granted', decline: 'declined', withdraw: 'withdrawn' } as const

type Row = Awaited<ReturnType<ReturnType<typeof selectRequests>['execute']>>[number]

async function prepare(
  context: Context,
  viewer: Viewer,
  { row, decided, expires }: { row: Row; decided: Decision; expires: string },
) {
  const kept = await findKept(context.db, viewer, row.name)
  const note = decided.sentence ?? row.reason
  const policy = withException(
    kept.policy,
    {
      person: row.person_id,
      role: row.role,
      wanted: row.wanted,
      ...(row.column_name === null ? {} : { column: row.column_name }),
      rows: decided.rows ?? 'own-branches',
      expires,
      note,
      today: bankDay(context.clock()),
    },
    kept.columns,
  )
  await refuseProblems(context, kept, policy)
  return { kept, policy, reason: note }
}

interface Closing {
  readonly id: string
  readonly state: (typeof states)[keyof typeof states]
  readonly by: string
  readonly at: number
  readonly expires: string | undefined
  readonly sentence: string | undefined
}

async function close(trx: Transaction<Database>, closing: Closing): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('access_request')
    .set({
      state: closing.state,
      decided_by: closing.by,
      decided_at: closing.at,
      sentence: closing.sentence ?? null,
      expires: closing.expires ?? null,
    })
    .where('id', '=', closing.id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw problem('already-decided')
}

function requireEnd(expires: string | undefined, today: string): string {
  const last = new Date(Date.parse(today) + longestInDays * 86_400_000).toISOString().slice(0, 10)
  if (expires !== undefined && expires > today && expires <= last) return expires
  const detail = {
    zh: `例外授权要有到期日，最晚 ${last}`,
    en: `an exception needs an end, ${last} at the latest`,
  }
  throw problem('bad-input', { detail })
}
