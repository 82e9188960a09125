import { sql, type Kysely } from 'kysely'

/**
 * What a gallery of thousands is read by: facets as rows, ranks in the order of an index, standings that wait to be
 * made; a version's own reach and its picture in English; comments, and who wants to stand on the board of people.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table app_facet (
     facet text not null, value text not null, app_id text not null,
     primary key (facet, value, app_id)) strict, without rowid`,
  `create index app_facet_app on app_facet (app_id, facet, value)`,
  `insert into app_facet select 'topic', topic, id from app union select 'branch', branch_id, id from app
     union select 'tag', tag.value, app.id from app, json_each(app.tags) as tag
     union select 'dataset', dataset_name, app_dataset.app_id from app_dataset join app on app.id = app_dataset.app_id and app.version = app_dataset.number`,

  `drop index app_use_day`,
  `create index app_use_app on app_use (app_id, kind, day, person_id)`,
  `create index app_use_branch on app_use (branch_id, day, app_id)`,
  `create index app_standing_rank on app_standing (window, score desc, app_id desc)`,
  `create table app_stale (app_id text primary key) strict, without rowid`,
  `insert into app_standing select app.id, kept.window, 0, 0, 0, 0, 0, '2000-01-01' from app,
     (select 'popular' as window union select 'rising') as kept where true on conflict do nothing`,
  `drop index app_published`,
  `create index app_published on app (published_at desc, id desc)`,
  `create index app_author on app (author_id)`,
  `drop index draft_parent`,
  `create index draft_parent on draft (parent_app_id, person_id)`,

  `drop trigger app_version_is_never_changed`,
  `alter table app_version add column visibility text not null default 'private'`,
  `alter table app_version add column picture_en_hash text`,
  // what was published says itself how far; where that is not known, nobody but the author reads it
  `update app_version set visibility = coalesce((select json_extract(event.detail, '$.visibility') from event
     where event.kind = 'appPublished' and event.subject_id = app_version.app_id
       and json_extract(event.detail, '$.number') = app_version.number), 'private')`,
  `create trigger app_version_is_never_changed before update on app_version
     begin select raise(abort, 'a published version never changes'); end`,

  `create table comment (
     id text primary key, app_id text not null references app (id), person_id text not null references person (id),
     branch_id text not null references branch (id), body text not null, at integer not null, edited_at integer,
     hidden_at integer, hidden_by text references person (id), hidden_reason text) strict, without rowid`,
  `create index comment_app on comment (app_id, at desc, id desc)`,
  `create index comment_person on comment (person_id, at)`,
  `create table ranked_person (person_id text primary key references person (id), at integer not null) strict, without rowid`,
]
