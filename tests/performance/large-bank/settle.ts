import { sql } from 'kysely'
import type { App } from '@aladdin/server/src/app.ts'
import { demoPassword } from '../visitor.ts'

/**
 * What the projection of a running bank has made of these events, in one statement and in the order of its table: event
 * by event, a million rows go to random places of three indexes. The ranks are then made by those who read them.
 */
export async function settleUses({ fastify, context }: App): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    for (const statement of statements) await statement.execute(trx)
  })
  const cookie = await signInThere(fastify)
  for (;;) {
    const left = await context.db.selectFrom('app_stale').select('app_id').limit(1).executeTakeFirst()
    if (left === undefined) return
    await fastify.inject({ url: '/api/leaderboard', headers: { cookie } })
  }
}

const statements = [
  sql`insert or ignore into app_use
    select subject_id, event.person_id, event.branch_id, case kind when 'appStarred' then 'star' else 'use' end,
      coalesce(json_extract(detail, '$.day'), date(at / 1000, 'unixepoch', '+8 hours'))
    from event join app on app.id = event.subject_id
    where kind in ('appRunUsed', 'appStarred') and event.person_id <> app.author_id
    order by subject_id, event.person_id, 4, 5`,
  sql`insert into app_stale select id from app`,
  sql`insert or replace into projection select 'leaderboard', max(seq) from event`,
]

async function signInThere(fastify: App['fastify']): Promise<string> {
  const answer = await fastify.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'sec-fetch-site': 'same-origin' },
    payload: { name: 'chen.jing', password: demoPassword },
  })
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}
