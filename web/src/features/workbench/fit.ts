import type { DatasetPage, Visibility } from '@aladdin/sdk/contract/catalog.ts'
import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'

export interface Needed {
  readonly name: string
  readonly type: ColumnType
}

/** Columns that a dataset lacks for an app, as this viewer sees it: absent, hidden, or of a type that does not do. */
export function missingColumns(
  needed: readonly Needed[],
  page: Pick<DatasetPage, 'columns'>,
): readonly string[] {
  const seen = new Map(
    page.columns
      .filter(({ treatment }) => treatment.treatment !== 'hidden')
      .map(({ column }) => [column.name, column.type]),
  )
  return needed.filter(({ name, type }) => !does(seen.get(name), type)).map(({ name }) => name)
}

/** Whether everyone whom the app is to reach may have the dataset too. */
export function reachesEnough(dataset: Visibility, wanted: Visibility): boolean {
  return order.indexOf(dataset) >= order.indexOf(wanted)
}

const order: readonly Visibility[] = ['private', 'branch', 'bank']

function does(present: ColumnType | undefined, wanted: ColumnType): boolean {
  if (present === undefined) return false
  return present === wanted || (wanted === 'number' && present === 'integer')
}
