import { sql, type Kysely } from 'kysely'

/** Drafts, apps with immutable versions, stars and runs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table draft (
     id text primary key, person_id text not null references person (id), app_id text,
     parent_app_id text, parent_number integer, files text not null, revision integer not null,
     created_at integer not null, updated_at integer not null, deleted_at integer) strict`,
  `create index draft_person on draft (person_id, updated_at)`,
  `create index draft_parent on draft (parent_app_id)`,
  `create table app (
     id text primary key, name text not null unique, author_id text not null references person (id),
     branch_id text not null references branch (id), visibility text not null, version integer not null,
     title_zh text not null, title_en text not null, summary_zh text not null, summary_en text not null,
     topic text not null, tags text not null, parent_app_id text, parent_number integer, draft_id text,
     created_at integer not null, published_at integer not null, withdrawn_at integer) strict`,
  `create index app_published on app (published_at)`,
  `create index app_parent on app (parent_app_id)`,
  `create table app_version (
     app_id text not null references app (id), number integer not null, files_hash text not null,
     app_hash text not null, picture_hash text not null, note text not null, created_at integer not null,
     created_by text not null references person (id), position_id text not null references position (id),
     branch_id text not null references branch (id), primary key (app_id, number)) strict, without rowid`,
  `create trigger app_version_is_never_changed before update on app_version
     begin select raise(abort, 'a published version never changes'); end`,
  `create table app_dataset (
     app_id text not null, number integer not null, alias text not null, dataset_name text not null, version integer,
     primary key (app_id, number, alias)) strict, without rowid`,
  `create index app_dataset_name on app_dataset (dataset_name)`,
  `create virtual table app_search using fts5 (app_id unindexed, title, body, pinyin, initials)`,
  `create table star (
     app_id text not null references app (id), person_id text not null references person (id),
     at integer not null, primary key (app_id, person_id)) strict, without rowid`,
  `create index star_person on star (person_id)`,
  `create table run (
     id text primary key, app_id text not null references app (id), number integer not null,
     person_id text not null references person (id), position_id text not null references position (id),
     branch_id text not null references branch (id), at integer not null, parameters text not null,
     dataset_versions text not null, entitlement_hash text not null, today text not null, seed integer not null,
     place text not null) strict`,
  `create index run_app on run (app_id, at)`,
]
