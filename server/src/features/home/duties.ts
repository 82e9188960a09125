import type { Duty } from '@aladdin/sdk/contract/home.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Kysely } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { selectStale } from './incidents.ts'

/** What a steward or an administrator answers for, as counts; of an owner, requests that wait; nothing for others. */
export async function listDuties(context: Context, viewer: Viewer, day: string): Promise<Duty[]> {
  switch (viewer.role) {
    case 'steward':
      return listStewardDuties(context, viewer, day)
    case 'admin':
      return listAdminDuties(context, viewer)
    case 'analyst':
      return listOwnerDuties(context, viewer)
    case 'viewer':
      return []
  }
}

/** An owner who has nothing to decide has no duties to look at. */
async function listOwnerDuties({ db }: Context, viewer: Viewer): Promise<Duty[]> {
  const { open } = await selectOpenRequests(db, viewer)
    .where('dataset.owner_id', '=', viewer.personId)
    .select((row) => row.fn.countAll<number>().as('open'))
    .executeTakeFirstOrThrow()
  return open === 0 ? [] : [{ what: 'requests', count: open }]
}

async function listStewardDuties({ db }: Context, viewer: Viewer, day: string): Promise<Duty[]> {
  const counts = await db
    .selectFrom('dataset')
    .innerJoin('dataset_version as newest', (join) =>
      join.onRef('newest.dataset_id', '=', 'dataset.id').onRef('newest.number', '=', 'dataset.version'),
    )
    .where('dataset.deleted_at', 'is', null)
    .where(
      reaches(viewer, {
        visibility: 'dataset.visibility',
        owner: 'dataset.owner_id',
        branch: 'dataset.owner_branch_id',
      }),
    )
    .select((row) => [
      row.fn.countAll<number>().as('datasets'),
      row.fn.countAll<number>().filterWhere('newest.source_kind', '=', 'file').as('uploads'),
    ])
    .executeTakeFirstOrThrow()
  const { stale } = await selectStale(db, viewer, day)
    .select((row) => row.fn.countAll<number>().as('stale'))
    .executeTakeFirstOrThrow()
  return [
    { what: 'datasets', count: counts.datasets },
    { what: 'stale', count: stale },
    { what: 'uploads', count: counts.uploads },
    { what: 'requests', count: await countRequests(db, viewer) },
    { what: 'approvals', count: await countApprovals(db, viewer) },
  ]
}

/** Requests for rights that wait for an answer from the branches that a steward answers for. */
async function countRequests(db: Kysely<Database>, viewer: Viewer): Promise<number> {
  const { open } = await selectOpenRequests(db, viewer)
    // of a branch that she answers for, or of data that is her own
    .where((row) =>
      row.or([
        row('dataset.owner_branch_id', 'in', viewer.branches),
        row('dataset.owner_id', '=', viewer.personId),
      ]),
    )
    .select((row) => row.fn.countAll<number>().as('open'))
    .executeTakeFirstOrThrow()
  return open
}

/** Requests of others that nobody has answered. */
function selectOpenRequests(db: Kysely<Database>, viewer: Viewer) {
  return db
    .selectFrom('access_request')
    .innerJoin('dataset', 'dataset.id', 'access_request.dataset_id')
    .where('state', '=', 'open')
    .where('dataset.deleted_at', 'is', null)
    .where('access_request.person_id', '<>', viewer.personId)
}

/** Wider policies of others that wait for a second person. */
async function countApprovals(db: Kysely<Database>, viewer: Viewer): Promise<number> {
  const { waiting } = await db
    .selectFrom('policy_proposal')
    .where('state', '=', 'pending')
    .where('created_by', '<>', viewer.personId)
    .select((row) => row.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow()
  return waiting
}

async function listAdminDuties({ db, clock }: Context, viewer: Viewer): Promise<Duty[]> {
  const today = Date.parse(`${bankDay(clock())}T00:00:00+08:00`)
  const { people } = await db
    .selectFrom('person')
    .where('disabled_at', 'is', null)
    .select((row) => row.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow()
  const { present } = await db
    .selectFrom('session')
    .where('seen_at', '>', clock() - 7 * 86_400_000)
    .select((row) => row.fn.count<number>('person_id').distinct().as('present'))
    .executeTakeFirstOrThrow()
  const { apps } = await db
    .selectFrom('app')
    .where('withdrawn_at', 'is', null)
    .select((row) => row.fn.countAll<number>().as('apps'))
    .executeTakeFirstOrThrow()
  const { runs } = await db
    .selectFrom('run')
    .where('at', '>=', today)
    .select((row) => row.fn.countAll<number>().as('runs'))
    .executeTakeFirstOrThrow()
  return [
    { what: 'people', count: people },
    { what: 'peopleThisWeek', count: present },
    { what: 'apps', count: apps },
    { what: 'runsToday', count: runs },
    { what: 'approvals', count: await countApprovals(db, viewer) },
  ]
}
