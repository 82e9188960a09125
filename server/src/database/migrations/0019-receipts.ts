import { sql, type Kysely } from 'kysely'

/** What a run, a delivery or an export was made of, so that it can be made again and compared. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table receipt (
     id text primary key, kind text not null, at integer not null,
     person_id text not null, position_id text not null, branch_id text not null,
     app_id text, number integer, block text, parameters text not null,
     dataset_versions text not null, entitlement_hash text not null, result_hash text,
     today text, seed integer, place text not null, rows integer, bytes integer, format text,
     again_of text) strict, without rowid`,
  `create index receipt_person on receipt (person_id, kind, at)`,
  `create table receipt_dataset (
     receipt_id text not null references receipt (id), dataset_id text not null, version integer not null,
     entitlement text not null, primary key (receipt_id, dataset_id, version)) strict, without rowid`,
]
