import { people } from '@aladdin/catalog/people.ts'
import { signInAs } from '../support/sign-in.ts'
import type { TestApp } from '../support/test-app.ts'

/** What one person meets of one dataset: rows, then the columns that are not plainly visible. */
export interface Met {
  readonly rows: number
  readonly masked: readonly string[]
  readonly hidden: readonly string[]
}

/** Datasets of every kind of rule: public, by branch, by customer, and customer text. */
export const watched = [
  'dim_calendar',
  'atm_cash_daily',
  'customer',
  'account',
  'txn',
  'complaint',
  'campaign',
] as const

interface Page {
  readonly entitled: { readonly rows: number }
  readonly columns: readonly {
    readonly column: { readonly name: string }
    readonly treatment: { readonly treatment: string }
  }[]
}

/** Asks for every watched dataset as every demo person, through the same door as the browser. */
export async function meetAll(app: TestApp): Promise<Record<string, Record<string, Met>>> {
  const matrix: Record<string, Record<string, Met>> = {}
  for (const { login } of people) {
    const browser = await signInAs(app, login)
    const row: Record<string, Met> = {}
    for (const dataset of watched) {
      const { entitled, columns } = (await browser.ask('GET', `/api/datasets/${dataset}`)).json<Page>()
      const named = (treatment: string) =>
        columns.filter((part) => part.treatment.treatment === treatment).map((part) => part.column.name)
      row[dataset] = { rows: entitled.rows, masked: named('masked'), hidden: named('hidden') }
    }
    matrix[`${login} ${browser.session.position.role} ${browser.session.position.branch.id}`] = row
  }
  return matrix
}
