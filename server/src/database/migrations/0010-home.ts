import { sql, type Kysely } from 'kysely'

/** What persons choose for themselves on every machine, and when they were last on their home page. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table preference (
     person_id text not null references person (id), name text not null, value text not null,
     updated_at integer not null, primary key (person_id, name)) strict, without rowid`,
  `create table home_visit (
     person_id text primary key references person (id), since integer not null, seen_at integer not null)
     strict, without rowid`,
]
