import type { Kysely } from 'kysely'
import type { Database } from '../../database/schema.ts'

/** Receipts with the names of their person, branch and app. */
export function selectReceipts(db: Kysely<Database>) {
  return db
    .selectFrom('receipt')
    .innerJoin('person', 'person.id', 'receipt.person_id')
    .innerJoin('branch', 'branch.id', 'receipt.branch_id')
    .leftJoin('app', 'app.id', 'receipt.app_id')
    .selectAll('receipt')
    .select(['person.name as person', 'person.display_zh', 'person.display_en'])
    .select(['branch.name_zh as branch_zh', 'branch.name_en as branch_en'])
    .select(['app.name as app', 'app.title_zh as app_zh', 'app.title_en as app_en'])
}

export type ReceiptRow = Awaited<ReturnType<ReturnType<typeof selectReceipts>['executeTakeFirstOrThrow']>>
