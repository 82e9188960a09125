import { problem } from '@aladdin/sdk/contract/problem-error.ts'

/** Where a keyset page ends: the rank and id of its last item. */
export interface Cursor {
  readonly rank: number | string
  readonly id: string
}

export const defaultPageSize = 24

/** Text of a cursor for the contract's `next`. */
export function printCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.rank, cursor.id])).toString('base64url')
}

/** Reads what `printCursor` wrote; anything else is refused. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (Array.isArray(value) && value.length === 2) {
      const [rank, id] = value as unknown[]
      if ((typeof rank === 'number' || typeof rank === 'string') && typeof id === 'string')
        return { rank, id }
    }
  } catch {
    // falls through to the refusal: not a cursor of ours
  }
  throw problem('bad-input', { detail: 'after' })
}

/** Cuts `size + 1` fetched rows to a page, with the cursor of its last row when more exist. */
export function toPage<TRow>(rows: readonly TRow[], size: number, cursorOf: (row: TRow) => Cursor) {
  const items = rows.slice(0, size)
  const last = items.at(-1)
  return rows.length > size && last !== undefined ? { items, next: printCursor(cursorOf(last)) } : { items }
}
