import { sql, type Kysely } from 'kysely'

/**
 * Counts of changes, kept by the database itself with every change: whoever keeps an answer in memory asks here
 * whether it still holds. `apps` is everything that says which apps there are, what is found by and whom it reaches.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const countOf = (subject: string) =>
  `insert into change_count values (${subject}, 1) on conflict do update set count = count + 1;`

const onChange = (table: string, subject: (row: 'new' | 'old') => string) =>
  (['insert', 'update', 'delete'] as const).map(
    (change) => `create trigger ${table}_${change}_is_counted after ${change} on ${table}
     begin ${subject(change === 'delete' ? 'old' : 'new')} end`,
  )

const countUse = (row: 'new' | 'old') =>
  `${countOf(`'uses of app ' || ${row}.app_id`)} ${countOf(`'uses in branch ' || ${row}.branch_id`)}`

const statements = [
  `create table change_count (subject text primary key, count integer not null) strict, without rowid`,
  ...['app', 'app_facet', 'branch'].flatMap((table) => onChange(table, () => countOf(`'apps'`))),
  ...onChange('ranked_person', () => countOf(`'ranked people'`)),
  // rows of uses come and go, and are never changed
  ...onChange('app_use', countUse),
  // what is new since somebody was last here is read from its newest end
  `create index app_version_created on app_version (created_at)`,
  `create index comment_at on comment (at)`,
]
