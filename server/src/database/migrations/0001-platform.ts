import { sql, type Kysely } from 'kysely'

/** Settings, the audit chain, the outbox of events, and how far each projection has read it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table setting (name text primary key, value text not null) strict`,
  `create table audit (
     seq integer primary key autoincrement, at integer not null,
     person_id text, position_id text, branch_id text,
     action text not null, object text not null, detail text not null,
     prev_hash text not null, hash text not null) strict`,
  `create trigger audit_is_never_changed before update on audit begin select raise(abort, 'audit rows never change'); end`,
  `create trigger audit_is_never_deleted before delete on audit begin select raise(abort, 'audit rows never change'); end`,
  `create table event (
     seq integer primary key autoincrement, at integer not null, kind text not null,
     person_id text not null, position_id text not null, branch_id text not null,
     subject_id text not null, detail text not null) strict`,
  `create index event_kind on event (kind, seq)`,
  `create index event_subject on event (subject_id, person_id, kind)`,
  `create table projection (name text primary key, position integer not null) strict`,
]
