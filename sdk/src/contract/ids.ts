import { Type, type Static } from 'typebox'

declare const brand: unique symbol

/** Text that is the id of one kind of thing: an id of an app is not accepted where one of a dataset is wanted. */
type Id<TName extends string> = string & { readonly [brand]: TName }

function idOf<TName extends string>() {
  return Type.Unsafe<Id<TName>>(Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{26}$' }))
}

export const PersonId = idOf<'person'>()
export type PersonId = Static<typeof PersonId>
export const PositionId = idOf<'position'>()
export type PositionId = Static<typeof PositionId>
export const AppId = idOf<'app'>()
export type AppId = Static<typeof AppId>
export const DraftId = idOf<'draft'>()
export type DraftId = Static<typeof DraftId>
export const DatasetId = idOf<'dataset'>()
export type DatasetId = Static<typeof DatasetId>
export const RunId = idOf<'run'>()
export type RunId = Static<typeof RunId>
export const ReceiptId = idOf<'receipt'>()
export type ReceiptId = Static<typeof ReceiptId>
export const UploadId = idOf<'upload'>()
export type UploadId = Static<typeof UploadId>
export const CommentId = idOf<'comment'>()
export type CommentId = Static<typeof CommentId>
export const TokenId = idOf<'token'>()
export type TokenId = Static<typeof TokenId>

/** A branch's id is the bank's own code, such as `XA` or `XA-YT`. */
export const BranchId = Type.String({ pattern: '^[A-Z0-9-]{2,20}$' })
export type BranchId = Static<typeof BranchId>
