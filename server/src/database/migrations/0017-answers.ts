import { sql, type Kysely } from 'kysely'

/** Stored answers: found only by a key that is made of the viewer's entitlement, and gone when nobody opens them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table answer (
     key text primary key, app_id text not null, number integer not null, parameters text not null,
     extracts text not null, hash text not null, bytes integer not null, may_keep integer not null,
     made_at integer not null, opened_at integer not null) strict, without rowid`,
  `create index answer_app on answer (app_id, number)`,
  `create index answer_opened on answer (opened_at)`,
  `create table answer_due (app_id text primary key, at integer not null) strict, without rowid`,
]
