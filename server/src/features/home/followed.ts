import { sql } from 'kysely'
import type { Viewer } from '../../platform/viewer.ts'

/** Apps that the viewer starred, forked, or really used. */
export function followedBy({ personId }: Viewer) {
  return sql<boolean>`(exists (select 1 from star where star.app_id = app.id and star.person_id = ${personId})
    or exists (select 1 from draft where draft.parent_app_id = app.id and draft.person_id = ${personId})
    or exists (select 1 from app_use where app_use.app_id = app.id and app_use.person_id = ${personId}))`
}
