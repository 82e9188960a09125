import { sql, type Kysely } from 'kysely'

/** Why a policy was changed and who looked at it twice, changes that wait for the second look, keys of purposes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table policy add column reason text not null default ''`,
  `alter table policy add column approved_by text references person (id)`,
  `create table policy_proposal (
     id text primary key, dataset_id text not null references dataset (id), base_version integer not null,
     document text not null, reason text not null, created_at integer not null,
     created_by text not null references person (id), state text not null,
     decided_by text references person (id), decided_at integer, sentence text) strict`,
  `create unique index policy_proposal_one on policy_proposal (dataset_id) where state = 'pending'`,
  `create table purpose_secret (purpose text primary key, secret text not null) strict, without rowid`,
  `insert into purpose_secret (purpose, secret) values
     ('analysis', lower(hex(randomblob(24)))), ('marketing', lower(hex(randomblob(24)))),
     ('risk', lower(hex(randomblob(24))))`,
]
