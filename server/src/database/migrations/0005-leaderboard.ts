import { sql, type Kysely } from 'kysely'

/** Counted uses and standings: projections of the events, which can be rebuilt from them at any time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table app_use (
     app_id text not null, person_id text not null, branch_id text not null, kind text not null, day text not null,
     primary key (app_id, person_id, kind, day)) strict, without rowid`,
  `create index app_use_day on app_use (day)`,
  `create table app_standing (
     app_id text not null, window text not null, score real not null, users integer not null,
     branches integer not null, stars integer not null, forks integer not null, day text not null,
     primary key (app_id, window)) strict, without rowid`,
]
