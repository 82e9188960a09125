import { sql, type Kysely } from 'kysely'

/** Datasets with immutable versions and versioned policies, their search text, and uploads under way. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table dataset (
     id text primary key, name text not null unique, title_zh text not null, title_en text not null,
     meaning_zh text not null, meaning_en text not null, domain text not null, classification text not null,
     owner_id text not null references person (id), owner_branch_id text not null references branch (id),
     visibility text not null, cadence text not null, max_age_days integer not null,
     version integer not null, policy_version integer not null, secret text not null,
     created_at integer not null, deleted_at integer) strict`,
  `create table dataset_version (
     dataset_id text not null references dataset (id), number integer not null, source_kind text not null,
     snapshot_hash text not null, rows integer not null, bytes integer not null, columns text not null,
     profile text not null, data_date text, created_at integer not null,
     created_by text not null references person (id), primary key (dataset_id, number)) strict, without rowid`,
  `create table policy (
     dataset_id text not null references dataset (id), version integer not null, document text not null,
     created_at integer not null, created_by text not null references person (id),
     primary key (dataset_id, version)) strict, without rowid`,
  `create virtual table dataset_search using fts5 (dataset_id unindexed, title, body, pinyin, initials)`,
  `create table upload (
     id text primary key, person_id text not null references person (id), file_name text not null,
     path text not null, bytes integer not null, created_at integer not null) strict`,
]
