import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { readAnswer, writeAnswer, type AnswerPack } from '@aladdin/sdk/runtime/answer-pack.ts'
import type { Context } from '../../platform/context.ts'
import { BlobDamaged } from '../../storage/blob-store.ts'
import type { OpenQuestion } from './open-question.ts'

/** Largest answer that is kept: a larger one is rarely asked twice. */
const mostKeptBytes = 8 * 1024 * 1024

type Shelf = Pick<Context, 'db' | 'blobs' | 'clock'>

/** The stored answer of a key that was made of the viewer's rights just now; a damaged one is as absent. */
export async function findAnswer({ db, blobs, clock }: Shelf, key: string): Promise<AnswerPack | undefined> {
  const row = await db
    .selectFrom('answer')
    .where('key', '=', key)
    .select(['hash', 'opened_at'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  try {
    const pack = readAnswer(await buffer(await blobs.open(row.hash)))
    if (clock() - row.opened_at > touchAfterMs) {
      await db.updateTable('answer').set({ opened_at: clock() }).where('key', '=', key).execute()
    }
    return { ...pack, manifest: { ...pack.manifest, from: 'stored' } }
  } catch (cause) {
    if (!(cause instanceof BlobDamaged)) throw cause
    await db.deleteFrom('answer').where('key', '=', key).execute()
    await blobs.delete(row.hash)
    return undefined
  }
}

/** Keeps an answer under its key: first the blob, then the row that names it. */
export async function keepAnswer(
  { db, blobs, clock }: Shelf,
  question: OpenQuestion,
  pack: AnswerPack,
): Promise<void> {
  const bytes = writeAnswer(pack)
  if (bytes.length > mostKeptBytes) return
  const { hash } = await blobs.put(Readable.from([bytes]))
  const at = clock()
  await db
    .insertInto('answer')
    .values({
      key: question.keys.answer,
      app_id: question.appId,
      number: question.number,
      parameters: JSON.stringify(question.parameters),
      extracts: JSON.stringify(Object.values(question.extracts)),
      hash,
      bytes: bytes.length,
      may_keep: mayKeep(question) ? 1 : 0,
      made_at: at,
      opened_at: at,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}

/** Customer data stays in memory; a lesser class may be kept, since another entitlement has another address. */
export function mayKeep({ datasets }: OpenQuestion): boolean {
  return datasets.every(({ gated }) => gated.classification !== 'C2')
}

const touchAfterMs = 6 * 3_600_000
