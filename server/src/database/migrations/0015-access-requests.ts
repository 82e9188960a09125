import { sql, type Kysely } from 'kysely'

/** Rights that persons asked for, and what they were answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table access_request (
     id text primary key, dataset_id text not null references dataset (id),
     person_id text not null references person (id), position_id text not null references position (id),
     wanted text not null, column_name text, reason text not null, created_at integer not null,
     state text not null, decided_by text references person (id), decided_at integer, sentence text,
     expires text) strict`,
  `create index access_request_dataset on access_request (dataset_id, state)`,
  `create index access_request_person on access_request (person_id)`,
  `create unique index access_request_once on access_request
     (dataset_id, person_id, wanted, coalesce(column_name, '')) where state = 'open'`,
]
