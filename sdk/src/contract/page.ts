import { Type, type Static, type TSchema } from 'typebox'

/** Query part of every list: `after` is the `next` of the page before. */
export const PageQuery = {
  after: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
}

/** A keyset page: its items in order, and where the next one begins (absent at the end). */
export function pageOf<TItem extends TSchema>(item: TItem) {
  return Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) })
}

export type Page<TItem> = { items: TItem[]; next?: string }
export type PageInput = Static<ReturnType<typeof Type.Object<typeof PageQuery>>>
