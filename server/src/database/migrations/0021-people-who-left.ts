import { sql, type Kysely } from 'kysely'

/** Who leaves the bank, or comes back, changes who may be listed among the ranked people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create trigger person_disabled_is_counted after update of disabled_at on person begin
    insert into change_count values ('ranked people', 1) on conflict do update set count = count + 1; end`.execute(
    db,
  )
}
