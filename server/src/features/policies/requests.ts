import type { Kysely } from 'kysely'
import type { Static } from 'typebox'
import type { AccessRequest, askForAccess } from '@aladdin/sdk/contract/access-requests.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Database } from '../../database/schema.ts'
import { mayAnswerRequests } from '../../engine/gate/keeper.ts'
import { missingRights } from '../../engine/gate/missing-rights.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'

type Asked = Static<typeof askForAccess.body> & { readonly name: string }

/** Asks for a right that the viewer really misses; a dataset that she cannot find stays absent. */
export async function ask(context: Context, viewer: Viewer, asked: Asked): Promise<AccessRequest> {
  const { db, gate, clock } = context
  const gated = await gate.find(viewer, asked.name)
  if (gated === undefined) throw problem('not-found')
  const { wanted, column, reason = '' } = asked
  const isMissing = missingRights(gated).some((right) => right.wanted === wanted && right.column === column)
  if (!isMissing) {
    const detail = {
      zh: '你已经有这项权限，或数据集没有它',
      en: 'you hold this right, or the dataset has none such',
    }
    throw problem('bad-input', { detail })
  }
  const id = context.newId()
  await db.transaction().execute(async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('access_request')
      .values({
        id,
        dataset_id: gated.id,
        person_id: viewer.personId,
        position_id: viewer.positionId,
        wanted,
        column_name: column ?? null,
        reason,
        created_at: clock(),
        state: 'open',
        decided_by: null,
        decided_at: null,
        sentence: null,
        expires: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) throw problem('already-asked')
    await recordAudit(trx, viewer, {
      action: 'access.ask',
      object: `dataset:${gated.id}`,
      detail: { request: id, wanted, column: column ?? '', reason },
    })
  })
  return readRequest(db, viewer, id)
}

/** Requests of the viewer and those that she may answer; open ones first, then the newest. */
export async function listRequests(
  { db }: Context,
  viewer: Viewer,
  { dataset }: { dataset?: string },
): Promise<AccessRequest[]> {
  const rows = await selectRequests(db, viewer)
    .$if(dataset !== undefined, (request) => request.where('dataset.name', '=', dataset ?? ''))
    .orderBy((row) => row.case().when('state', '=', 'open').then(0).else(1).end())
    .orderBy('access_request.created_at', 'desc')
    .limit(200)
    .execute()
  return rows
    .filter((row) => row.person_id === viewer.personId || mayAnswerRequests(viewer, row))
    .map((row) => toRequest(row, viewer))
}

/** One request as the viewer meets it. */
export async function readRequest(db: Kysely<Database>, viewer: Viewer, id: string): Promise<AccessRequest> {
  const row = await selectRequests(db, viewer).where('access_request.id', '=', id).executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  return toRequest(row, viewer)
}

/** Requests about datasets that exist for the viewer. */
export function selectRequests(db: Kysely<Database>, viewer: Viewer) {
  return db
    .selectFrom('access_request')
    .innerJoin('dataset', 'dataset.id', 'access_request.dataset_id')
    .innerJoin('person', 'person.id', 'access_request.person_id')
    .innerJoin('position', 'position.id', 'access_request.position_id')
    .innerJoin('branch', 'branch.id', 'position.branch_id')
    .leftJoin('person as decider', 'decider.id', 'access_request.decided_by')
    .where('dataset.deleted_at', 'is', null)
    .where(
      reaches(viewer, {
        visibility: 'dataset.visibility',
        owner: 'dataset.owner_id',
        branch: 'dataset.owner_branch_id',
      }),
    )
    .selectAll('access_request')
    .select(['dataset.name', 'dataset.title_zh', 'dataset.title_en', 'position.role'])
    .select(['dataset.owner_id as ownerId', 'dataset.owner_branch_id as ownerBranchId'])
    .select(['person.display_zh', 'person.display_en'])
    .select(['branch.name_zh as branch_zh', 'branch.name_en as branch_en'])
    .select(['decider.display_zh as decider_zh', 'decider.display_en as decider_en'])
}

type RequestRow = Awaited<ReturnType<ReturnType<typeof selectRequests>['execute']>>[number]

function toRequest(row: RequestRow, viewer: Viewer): AccessRequest {
  return {
    id: row.id,
    dataset: { name: row.name, title: { zh: row.title_zh, en: row.title_en } },
    by: {
      display: { zh: row.display_zh, en: row.display_en },
      branch: { zh: row.branch_zh, en: row.branch_en },
    },
    wanted: row.wanted,
    ...(row.column_name === null ? {} : { column: row.column_name }),
    reason: row.reason,
    at: new Date(row.created_at).toISOString(),
    state: row.state,
    ...(row.decider_zh === null || row.decider_en === null
      ? {}
      : { decidedBy: { zh: row.decider_zh, en: row.decider_en } }),
    ...(row.sentence === null ? {} : { sentence: row.sentence }),
    ...(row.expires === null ? {} : { expires: row.expires }),
    mine: row.person_id === viewer.personId,
  }
}
