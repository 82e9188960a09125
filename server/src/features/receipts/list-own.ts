import type { Static } from 'typebox'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { listReceipts } from '@aladdin/sdk/contract/receipts.ts'
import type { Context } from '../../platform/context.ts'
import { defaultPageSize, readCursor, toPage } from '../../platform/paging.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { selectReceipts } from './select-receipts.ts'
import { toSummary } from './to-page.ts'

/** What this person ran and exported, in whatever position, newest first. */
export async function listOwn(
  { db }: Context,
  viewer: Viewer,
  { after, kind, limit = defaultPageSize }: Static<typeof listReceipts.query>,
): Promise<Static<typeof listReceipts.reply>> {
  const cursor = readCursor(after)
  if (cursor !== undefined && typeof cursor.rank !== 'number') throw problem('bad-input', { detail: 'after' })
  const rows = await selectReceipts(db)
    .where('receipt.person_id', '=', viewer.personId)
    .where('receipt.kind', 'in', kind === undefined ? ['run', 'export'] : [kind])
    .$if(cursor !== undefined, (receipts) =>
      receipts.where((where) =>
        where(
          where.refTuple('receipt.at', 'receipt.id'),
          '<',
          where.tuple(Number(cursor?.rank), cursor?.id ?? ''),
        ),
      ),
    )
    .orderBy('receipt.at', 'desc')
    .orderBy('receipt.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, ({ at, id }) => ({ rank: at, id }))
  return { ...page, items: page.items.map(toSummary) }
}
