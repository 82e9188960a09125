import type { Context } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { getReachable } from './page.ts'

/** Sets or takes back the viewer's star. Saying the same twice changes nothing and records nothing. */
export async function setStar(
  context: Context,
  viewer: Viewer,
  { name, starred }: { name: string; starred: boolean },
) {
  const { events, clock } = context
  const app = await getReachable(context, viewer, name)
  return events.transact(async (trx) => {
    const before = await trx
      .selectFrom('star')
      .where('app_id', '=', app.id)
      .where('person_id', '=', viewer.personId)
      .selectAll()
      .executeTakeFirst()
    if (starred && before === undefined) {
      await trx
        .insertInto('star')
        .values({ app_id: app.id, person_id: viewer.personId, at: clock() })
        .execute()
      await recordEvent(trx, viewer, { kind: 'appStarred', subjectId: app.id, detail: {} })
    }
    if (!starred && before !== undefined) {
      await trx
        .deleteFrom('star')
        .where('app_id', '=', app.id)
        .where('person_id', '=', viewer.personId)
        .execute()
      await recordEvent(trx, viewer, { kind: 'appUnstarred', subjectId: app.id, detail: {} })
    }
    const { stars } = await trx
      .selectFrom('star')
      .where('app_id', '=', app.id)
      .select((row) => row.fn.countAll<number>().as('stars'))
      .executeTakeFirstOrThrow()
    return { stars, starred }
  })
}
