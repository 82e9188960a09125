import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

const unopenedMs = 14 * 24 * 3_600_000

/**
 * Removes answers that nobody can be given again: not opened for two weeks, of an app that was withdrawn, or older
 * than the newest version or policy of data that they were made of. First the row, then the blob that it named.
 */
export async function sweepAnswers({
  db,
  blobs,
  clock,
}: Pick<Context, 'db' | 'blobs' | 'clock'>): Promise<number> {
  const dead = await db
    .selectFrom('answer')
    .leftJoin('app', 'app.id', 'answer.app_id')
    .where((where) =>
      where.or([
        where('answer.opened_at', '<', clock() - unopenedMs),
        where('app.id', 'is', null),
        where('app.withdrawn_at', 'is not', null),
        sql<boolean>`exists (
          select 1 from app_dataset as used join dataset on dataset.name = used.dataset_name
          where used.app_id = answer.app_id and used.number = answer.number and (
            dataset.deleted_at is not null
            or exists (select 1 from policy where policy.dataset_id = dataset.id and policy.created_at > answer.made_at)
            or used.version is null and exists (
              select 1 from dataset_version as newer
              where newer.dataset_id = dataset.id and newer.created_at > answer.made_at)))`,
      ]),
    )
    .select(['answer.key', 'answer.hash'])
    .limit(1000)
    .execute()
  for (const { key, hash } of dead) {
    const pictures = await db
      .selectFrom('answer_picture')
      .where('answer_key', '=', key)
      .select('hash')
      .execute()
    await db.deleteFrom('answer').where('key', '=', key).execute()
    // a key is part of the bytes of its answer and pictures, so no other row names these blobs
    for (const blob of [hash, ...pictures.map((picture) => picture.hash)]) await blobs.delete(blob)
  }
  return dead.length
}
