import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events.ts'
import type { Viewer } from '../../platform/viewer.ts'

/**
 * Counts a run that was really used: once per viewer, app and day. The author's own runs and those of service
 * accounts never count.
 */
export async function countUse(
  { events, clock }: Context,
  viewer: Viewer,
  { run, by }: { run: string; by: string },
): Promise<boolean> {
  const day = bankDay(clock())
  return events.transact(async (trx) => {
    const opened = await trx
      .selectFrom('run')
      .innerJoin('app', 'app.id', 'run.app_id')
      .where('run.id', '=', run)
      .where('run.person_id', '=', viewer.personId)
      .select(['run.app_id', 'app.author_id'])
      .executeTakeFirst()
    if (opened === undefined) throw problem('not-found')
    if (opened.author_id === viewer.personId || viewer.kind === 'service') return false
    const counted = await trx
      .selectFrom('event')
      .where('kind', '=', 'appRunUsed')
      .where('subject_id', '=', opened.app_id)
      .where('person_id', '=', viewer.personId)
      .where('detail', 'like', `%"day":"${day}"%`)
      .select('seq')
      .executeTakeFirst()
    if (counted !== undefined) return false
    await recordEvent(trx, viewer, { kind: 'appRunUsed', subjectId: opened.app_id, detail: { day, by } })
    return true
  })
}
