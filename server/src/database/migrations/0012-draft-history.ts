import { sql, type Kysely } from 'kysely'

/** Earlier texts of drafts: an author finds back what she wrote an hour ago. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table draft_history (
     draft_id text not null references draft (id), revision integer not null, files text not null,
     saved_at integer not null, primary key (draft_id, revision)) strict, without rowid`,
]
