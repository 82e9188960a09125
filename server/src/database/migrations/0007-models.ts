import { sql, type Kysely } from 'kysely'

/** Published models: names that are asked for, and immutable versions of what was learned. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table model (
     id text primary key, name text not null unique, method text not null, title_zh text not null,
     title_en text not null, owner_id text not null, branch_id text not null,
     visibility text not null check (visibility in ('private', 'branch', 'bank')),
     version integer not null, created_at integer not null) strict, without rowid`,
  `create table model_version (
     model_id text not null, number integer not null, app_id text not null, app_number integer not null,
     block text not null, fitted_hash text not null, rows integer not null, datasets text not null,
     fitted_on text not null, quality text not null, created_at integer not null, created_by text not null,
     position_id text not null, branch_id text not null,
     primary key (model_id, number)) strict, without rowid`,
  `create index model_version_app on model_version (app_id)`,
]
