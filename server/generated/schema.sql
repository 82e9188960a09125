CREATE TRIGGER app_delete_is_counted after delete on app
  begin insert into change_count values ('apps', 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER app_facet_delete_is_counted after delete on app_facet
  begin insert into change_count values ('apps', 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER app_facet_insert_is_counted after insert on app_facet
  begin insert into change_count values ('apps', 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER app_facet_update_is_counted after update on app_facet
  begin insert into change_count values ('apps', 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER app_insert_is_counted after insert on app
  begin insert into change_count values ('apps', 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER app_update_is_counted after update on app
  begin insert into change_count values ('apps', 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER app_use_delete_is_counted after delete on app_use
  begin insert into change_count values ('uses of app ' || old.app_id, 1) on conflict do update set count = count + 1; insert into change_count values ('uses in branch ' || old.branch_id, 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER app_use_insert_is_counted after insert on app_use
  begin insert into change_count values ('uses of app ' || new.app_id, 1) on conflict do update set count = count + 1; insert into change_count values ('uses in branch ' || new.branch_id, 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER app_use_update_is_counted after update on app_use
  begin insert into change_count values ('uses of app ' || new.app_id, 1) on conflict do update set count = count + 1; insert into change_count values ('uses in branch ' || new.branch_id, 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER app_version_is_never_changed before update on app_version
  begin select raise(abort, 'a published version never changes'); end;

CREATE TRIGGER audit_is_never_changed before update on audit begin select raise(abort, 'audit rows never change'); end;

CREATE TRIGGER audit_is_never_deleted before delete on audit begin select raise(abort, 'audit rows never change'); end;

CREATE TRIGGER audit_is_never_replaced before insert on audit
  when exists (select 1 from audit where seq = new.seq) begin select raise(abort, 'audit rows never change'); end;

CREATE TRIGGER branch_delete_is_counted after delete on branch
  begin insert into change_count values ('apps', 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER branch_insert_is_counted after insert on branch
  begin insert into change_count values ('apps', 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER branch_update_is_counted after update on branch
  begin insert into change_count values ('apps', 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER person_disabled_is_counted after update of disabled_at on person begin
  insert into change_count values ('ranked people', 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER ranked_person_delete_is_counted after delete on ranked_person
  begin insert into change_count values ('ranked people', 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER ranked_person_insert_is_counted after insert on ranked_person
  begin insert into change_count values ('ranked people', 1) on conflict do update set count = count + 1; end;

CREATE TRIGGER ranked_person_update_is_counted after update on ranked_person
  begin insert into change_count values ('ranked people', 1) on conflict do update set count = count + 1; end;

CREATE TABLE access_request (
  id text primary key, dataset_id text not null references dataset (id),
  person_id text not null references person (id), position_id text not null references position (id),
  wanted text not null, column_name text, reason text not null, created_at integer not null,
  state text not null, decided_by text references person (id), decided_at integer, sentence text,
  expires text) strict;

CREATE TABLE answer (
  key text primary key, app_id text not null, number integer not null, parameters text not null,
  extracts text not null, hash text not null, bytes integer not null, may_keep integer not null,
  made_at integer not null, opened_at integer not null) strict, without rowid;

CREATE TABLE answer_due (app_id text primary key, at integer not null) strict, without rowid;

CREATE TABLE answer_picture (
  answer_key text not null references answer (key) on delete cascade, look text not null, hash text not null,
  primary key (answer_key, look)) strict, without rowid;

CREATE TABLE app (
  id text primary key, name text not null unique, author_id text not null references person (id),
  branch_id text not null references branch (id), visibility text not null, version integer not null,
  title_zh text not null, title_en text not null, summary_zh text not null, summary_en text not null,
  topic text not null, tags text not null, parent_app_id text, parent_number integer, draft_id text,
  created_at integer not null, published_at integer not null, withdrawn_at integer) strict;

CREATE TABLE app_dataset (
  app_id text not null, number integer not null, alias text not null, dataset_name text not null, version integer,
  primary key (app_id, number, alias)) strict, without rowid;

CREATE TABLE app_facet (
  facet text not null, value text not null, app_id text not null,
  primary key (facet, value, app_id)) strict, without rowid;

CREATE VIRTUAL TABLE app_search using fts5 (app_id unindexed, title, body, pinyin, initials);

CREATE TABLE app_stale (app_id text primary key) strict, without rowid;

CREATE TABLE app_standing (
  app_id text not null, window text not null, score real not null, users integer not null,
  branches integer not null, stars integer not null, forks integer not null, day text not null,
  primary key (app_id, window)) strict, without rowid;

CREATE TABLE app_use (
  app_id text not null, person_id text not null, branch_id text not null, kind text not null, day text not null,
  primary key (app_id, person_id, kind, day)) strict, without rowid;

CREATE TABLE app_version (
  app_id text not null references app (id), number integer not null, files_hash text not null,
  app_hash text not null, picture_hash text not null, note text not null, created_at integer not null,
  created_by text not null references person (id), position_id text not null references position (id),
  branch_id text not null references branch (id), visibility text not null default 'private', picture_en_hash text, primary key (app_id, number)) strict, without rowid;

CREATE TABLE audit (
  seq integer primary key autoincrement, at integer not null,
  person_id text, position_id text, branch_id text,
  action text not null, object text not null, detail text not null,
  prev_hash text not null, hash text not null) strict;

CREATE TABLE branch (
  id text primary key, parent_id text references branch (id), name_zh text not null, name_en text not null,
  kind text not null, region text not null, path text not null unique) strict;

CREATE TABLE change_count (subject text primary key, count integer not null) strict, without rowid;

CREATE TABLE comment (
  id text primary key, app_id text not null references app (id), person_id text not null references person (id),
  branch_id text not null references branch (id), body text not null, at integer not null, edited_at integer,
  hidden_at integer, hidden_by text references person (id), hidden_reason text) strict, without rowid;

CREATE TABLE dataset (
  id text primary key, name text not null unique, title_zh text not null, title_en text not null,
  meaning_zh text not null, meaning_en text not null, domain text not null, classification text not null,
  owner_id text not null references person (id), owner_branch_id text not null references branch (id),
  visibility text not null, cadence text not null, max_age_days integer not null,
  version integer not null, policy_version integer not null, secret text not null,
  created_at integer not null, deleted_at integer) strict;

CREATE VIRTUAL TABLE dataset_search using fts5 (dataset_id unindexed, title, body, pinyin, initials);

CREATE TABLE dataset_version (
  dataset_id text not null references dataset (id), number integer not null, source_kind text not null,
  snapshot_hash text not null, rows integer not null, bytes integer not null, columns text not null,
  profile text not null, data_date text, created_at integer not null,
  created_by text not null references person (id), primary key (dataset_id, number)) strict, without rowid;

CREATE TABLE draft (
  id text primary key, person_id text not null references person (id), app_id text,
  parent_app_id text, parent_number integer, files text not null, revision integer not null,
  created_at integer not null, updated_at integer not null, deleted_at integer) strict;

CREATE TABLE draft_history (
  draft_id text not null references draft (id), revision integer not null, files text not null,
  saved_at integer not null, primary key (draft_id, revision)) strict, without rowid;

CREATE TABLE event (
  seq integer primary key autoincrement, at integer not null, kind text not null,
  person_id text not null, position_id text not null, branch_id text not null,
  subject_id text not null, detail text not null) strict;

CREATE TABLE home_visit (
  person_id text primary key references person (id), since integer not null, seen_at integer not null)
  strict, without rowid;

CREATE TABLE model (
  id text primary key, name text not null unique, method text not null, title_zh text not null,
  title_en text not null, owner_id text not null, branch_id text not null,
  visibility text not null check (visibility in ('private', 'branch', 'bank')),
  version integer not null, created_at integer not null) strict, without rowid;

CREATE TABLE model_version (
  model_id text not null, number integer not null, app_id text not null, app_number integer not null,
  block text not null, fitted_hash text not null, rows integer not null, datasets text not null,
  fitted_on text not null, quality text not null, created_at integer not null, created_by text not null,
  position_id text not null, branch_id text not null,
  primary key (model_id, number)) strict, without rowid;

CREATE TABLE person (
  id text primary key, name text not null unique, display_zh text not null, display_en text not null,
  kind text not null, password_hash text, demo_zh text, demo_en text,
  created_at integer not null, disabled_at integer) strict;

CREATE TABLE policy (
  dataset_id text not null references dataset (id), version integer not null, document text not null,
  created_at integer not null, created_by text not null references person (id), reason text not null default '', approved_by text references person (id),
  primary key (dataset_id, version)) strict, without rowid;

CREATE TABLE policy_proposal (
  id text primary key, dataset_id text not null references dataset (id), base_version integer not null,
  document text not null, reason text not null, created_at integer not null,
  created_by text not null references person (id), state text not null,
  decided_by text references person (id), decided_at integer, sentence text) strict;

CREATE TABLE position (
  id text primary key, person_id text not null references person (id),
  branch_id text not null references branch (id), role text not null, subject text,
  from_date text not null, to_date text) strict;

CREATE TABLE preference (
  person_id text not null references person (id), name text not null, value text not null,
  updated_at integer not null, primary key (person_id, name)) strict, without rowid;

CREATE TABLE projection (name text primary key, position integer not null) strict;

CREATE TABLE purpose_secret (purpose text primary key, secret text not null) strict, without rowid;

CREATE TABLE ranked_person (person_id text primary key references person (id), at integer not null) strict, without rowid;

CREATE TABLE receipt (
  id text primary key, kind text not null, at integer not null,
  person_id text not null, position_id text not null, branch_id text not null,
  app_id text, number integer, block text, parameters text not null,
  dataset_versions text not null, entitlement_hash text not null, result_hash text,
  today text, seed integer, place text not null, rows integer, bytes integer, format text,
  again_of text) strict, without rowid;

CREATE TABLE receipt_dataset (
  receipt_id text not null references receipt (id), dataset_id text not null, version integer not null,
  entitlement text not null, primary key (receipt_id, dataset_id, version)) strict, without rowid;

CREATE TABLE run (
  id text primary key, app_id text not null references app (id), number integer not null,
  person_id text not null references person (id), position_id text not null references position (id),
  branch_id text not null references branch (id), at integer not null, parameters text not null,
  dataset_versions text not null, entitlement_hash text not null, today text not null, seed integer not null,
  place text not null) strict;

CREATE TABLE session (
  id_hash text primary key, person_id text not null references person (id),
  position_id text not null references position (id),
  created_at integer not null, seen_at integer not null, ends_at integer not null) strict;

CREATE TABLE setting (name text primary key, value text not null) strict;

CREATE TABLE setup_code (code_hash text primary key, expires_at integer not null) strict;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE star (
  app_id text not null references app (id), person_id text not null references person (id),
  at integer not null, primary key (app_id, person_id)) strict, without rowid;

CREATE TABLE token (
  id text primary key, person_id text not null references person (id),
  position_id text not null references position (id), name text not null,
  secret_hash text not null unique, scopes text not null, created_at integer not null,
  expires_at integer not null, last_used_at integer, revoked_at integer) strict;

CREATE TABLE upload (
  id text primary key, person_id text not null references person (id), file_name text not null,
  path text not null, bytes integer not null, created_at integer not null) strict;

CREATE INDEX access_request_dataset on access_request (dataset_id, state);

CREATE UNIQUE INDEX access_request_once on access_request
  (dataset_id, person_id, wanted, coalesce(column_name, '')) where state = 'open';

CREATE INDEX access_request_person on access_request (person_id);

CREATE INDEX answer_app on answer (app_id, number);

CREATE INDEX answer_opened on answer (opened_at);

CREATE INDEX app_author on app (author_id);

CREATE INDEX app_dataset_name on app_dataset (dataset_name);

CREATE INDEX app_facet_app on app_facet (app_id, facet, value);

CREATE INDEX app_parent on app (parent_app_id);

CREATE INDEX app_published on app (published_at desc, id desc);

CREATE INDEX app_standing_rank on app_standing (window, score desc, app_id desc);

CREATE INDEX app_use_app on app_use (app_id, kind, day, person_id);

CREATE INDEX app_use_branch on app_use (branch_id, day, app_id);

CREATE INDEX app_version_created on app_version (created_at);

CREATE INDEX audit_action on audit (action, at);

CREATE INDEX audit_object on audit (object, seq);

CREATE INDEX audit_person on audit (person_id, at);

CREATE INDEX comment_app on comment (app_id, at desc, id desc);

CREATE INDEX comment_at on comment (at);

CREATE INDEX comment_person on comment (person_id, at);

CREATE INDEX draft_parent on draft (parent_app_id, person_id);

CREATE INDEX draft_person on draft (person_id, updated_at);

CREATE INDEX event_kind on event (kind, seq);

CREATE INDEX event_subject on event (subject_id, person_id, kind);

CREATE INDEX model_version_app on model_version (app_id);

CREATE UNIQUE INDEX policy_proposal_one on policy_proposal (dataset_id) where state = 'pending';

CREATE INDEX position_person on position (person_id);

CREATE INDEX receipt_person on receipt (person_id, kind, at);

CREATE INDEX run_app on run (app_id, at);

CREATE INDEX session_person on session (person_id);

CREATE INDEX star_person on star (person_id);

CREATE INDEX token_person on token (person_id);
