import { sql, type Kysely } from 'kysely'

/** Branches, persons with dated positions, sessions, set-up codes and tokens. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table branch (
     id text primary key, parent_id text references branch (id), name_zh text not null, name_en text not null,
     kind text not null, region text not null, path text not null unique) strict`,
  `create table person (
     id text primary key, name text not null unique, display_zh text not null, display_en text not null,
     kind text not null, password_hash text, demo_zh text, demo_en text,
     created_at integer not null, disabled_at integer) strict`,
  `create table position (
     id text primary key, person_id text not null references person (id),
     branch_id text not null references branch (id), role text not null, subject text,
     from_date text not null, to_date text) strict`,
  `create index position_person on position (person_id)`,
  `create table session (
     id_hash text primary key, person_id text not null references person (id),
     position_id text not null references position (id),
     created_at integer not null, seen_at integer not null, ends_at integer not null) strict`,
  `create index session_person on session (person_id)`,
  `create table setup_code (code_hash text primary key, expires_at integer not null) strict`,
  `create table token (
     id text primary key, person_id text not null references person (id),
     position_id text not null references position (id), name text not null,
     secret_hash text not null unique, scopes text not null, created_at integer not null,
     expires_at integer not null, last_used_at integer, revoked_at integer) strict`,
  `create index token_person on token (person_id)`,
]
