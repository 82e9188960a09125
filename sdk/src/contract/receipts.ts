import { Type, type Static } from 'typebox'
import { ReceiptId } from './ids.ts'
import { PageQuery, pageOf } from './page.ts'
import { route } from './route.ts'
import { LocalText } from './text.ts'

const ReceiptKind = Type.Union([Type.Literal('run'), Type.Literal('delivery'), Type.Literal('export')])

const summary = {
  id: ReceiptId,
  kind: ReceiptKind,
  at: Type.String(),
  person: Type.Object({ name: Type.String(), display: LocalText }),
  branch: LocalText,
  /** Absent where rows were delivered outside of an app. */
  app: Type.Optional(Type.Object({ name: Type.String(), title: LocalText, version: Type.Integer() })),
  block: Type.Optional(Type.String()),
  place: Type.Union([Type.Literal('browser'), Type.Literal('server')]),
  rows: Type.Optional(Type.Integer()),
  format: Type.Optional(Type.String()),
}

export const ReceiptSummary = Type.Object(summary)
export type ReceiptSummary = Static<typeof ReceiptSummary>

/** What a run, a delivery or an export was made of. */
export const ReceiptPage = Type.Object({
  ...summary,
  /** Filters as in the address. */
  parameters: Type.Record(Type.String(), Type.String()),
  datasets: Type.Array(Type.Object({ name: Type.String(), title: LocalText, version: Type.Integer() })),
  /** SHA-256 of what the person was entitled to see of all datasets. */
  entitlement: Type.String(),
  /** SHA-256 of the values (export) or of the bytes (delivery); absent where the server saw no result. */
  result: Type.Optional(Type.String()),
  today: Type.Optional(Type.String()),
  seed: Type.Optional(Type.Integer()),
  bytes: Type.Optional(Type.Integer()),
  /** The receipt that this one ran again. */
  againOf: Type.Optional(ReceiptId),
  /** Whether the reader may run it again and compare. */
  repeatable: Type.Boolean(),
})
export type ReceiptPage = Static<typeof ReceiptPage>

/** What running a receipt again has shown. */
export const Comparison = Type.Object({
  /** The receipt of running it again. */
  receipt: ReceiptId,
  result: Type.String(),
  rows: Type.Integer(),
  sameResult: Type.Boolean(),
  /** Rights may have changed since; then another result is no surprise. */
  sameEntitlement: Type.Boolean(),
})
export type Comparison = Static<typeof Comparison>

export const listReceipts = route({
  method: 'GET',
  path: '/api/receipts',
  summary: 'Receipts of my runs and exports, newest first',
  access: { who: 'person', scope: 'session' },
  query: Type.Object({
    ...PageQuery,
    kind: Type.Optional(Type.Union([Type.Literal('run'), Type.Literal('export')])),
  }),
  reply: pageOf(ReceiptSummary),
})

export const getReceipt = route({
  method: 'GET',
  path: '/api/receipts/:id',
  summary: 'One receipt; for its person, a steward of all its datasets, and administrators',
  access: { who: 'person', scope: 'session' },
  params: Type.Object({ id: ReceiptId }),
  reply: ReceiptPage,
})

export const repeatReceipt = route({
  method: 'POST',
  path: '/api/receipts/:id/again',
  summary:
    'Runs a receipt again on the server, on the rows of its person, and compares the results; no row is given',
  access: { who: 'person', scope: 'session' },
  params: Type.Object({ id: ReceiptId }),
  reply: Comparison,
})
