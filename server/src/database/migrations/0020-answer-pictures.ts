import { sql, type Kysely } from 'kysely'

/** The first screen of a stored answer, drawn for one language and theme: what a page shows before any script runs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table answer_picture (
         answer_key text not null references answer (key) on delete cascade, look text not null, hash text not null,
         primary key (answer_key, look)) strict, without rowid`,
    )
    .execute(db)
}
