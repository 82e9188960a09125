import type { Duty } from '@aladdin/sdk/contract/home.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { selectStale } from './incidents.ts'

/** What a steward or an administrator answers for, as counts; nothing for others. */
export async function listDuties(context: Context, viewer: Viewer, day: string): Promise<Duty[]> {
  if (viewer.role === 'steward') return listStewardDuties(context, viewer, day)
  return viewer.role === 'admin' ? listAdminDuties(context) : []
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
  ]
}

async function listAdminDuties({ db, clock }: Context): Promise<Duty[]> {
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
  ]
}
