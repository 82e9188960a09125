import type { ColumnProfile } from '@aladdin/sdk/contract/catalog.ts'
import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import type { Treatment } from '@aladdin/sdk/contract/policy.ts'

/** A column with what is known of the viewer's own values in it. */
export interface KnownColumn {
  readonly column: Column
  readonly treatment: Treatment['treatment']
  readonly profile: Pick<ColumnProfile, 'distinct' | 'nullShare' | 'min' | 'max'> | undefined
}

/** How a table is first looked at. */
export type FirstLook =
  | { readonly kind: 'course'; readonly day: Column; readonly measure: Column | undefined }
  | { readonly kind: 'categories'; readonly category: Column; readonly measure: Column | undefined }
  | { readonly kind: 'spread'; readonly measure: Column }
  | { readonly kind: 'counts'; readonly text: Column }
  | { readonly kind: 'rows' }

const mostCategories = 20
/** A column with another value in nearly every row names rows; a sum or a bar of it says nothing. */
const keyShare = 0.95
const fewRows = 30
const longNumber = 1e9

/**
 * The chart that suits a table: amounts by day, else by a category, else how numbers spread, else the frequent texts.
 * Keys and masked columns are never drawn: a sum of numbers of accounts or of halved values would be wrong.
 */
export function firstLook(columns: readonly KnownColumn[], rows: number): FirstLook {
  const drawn = columns.filter((known) => known.treatment === 'visible' && !isKey(known, rows))
  const first = (isWanted: (known: KnownColumn) => boolean) => drawn.find(isWanted)?.column
  const numbers = drawn.filter(isNumber).toSorted((a, b) => rank(a.column) - rank(b.column))
  const measure = numbers[0]?.column

  const day = first((known) => isDay(known.column) && distinctOf(known) > 1)
  if (day !== undefined) return { kind: 'course', day, measure }

  const category = first((known) => isCategory(known))
  if (category !== undefined) return { kind: 'categories', category, measure }

  if (measure !== undefined) return { kind: 'spread', measure }
  const texts = drawn.filter(({ column }) => column.type === 'text')
  const text = texts.toSorted((a, b) => distinctOf(a) - distinctOf(b))[0]?.column
  return text === undefined ? { kind: 'rows' } : { kind: 'counts', text }
}

/** Whether values of the column may be added up; a share or a price may only be averaged. */
export function isAddable({ name, unit }: Column): boolean {
  if (/%|％|‰/.test(`${unit?.zh ?? ''}${unit?.en ?? ''}`)) return false
  return !/(?:^|_)(?:rate|ratio|share|pct|percent|price|score|age|avg|mean|pd|lat|lng|lon|latitude|longitude)(?:_|$)/.test(
    name,
  )
}

function isKey({ column, profile }: KnownColumn, rows: number): boolean {
  if (column.entity !== undefined) return true
  if (/(?:^|_)(?:id|no|uuid|card|phone|mobile|account)$/.test(column.name)) return true
  if (rows < fewRows || profile === undefined || profile.distinct < rows * keyShare) return false
  if (column.type === 'text') return true
  if (column.type !== 'integer') return false
  // amounts may all differ too; numbers that are given out follow one another or are very long
  const [low, high] = [Number(profile.min), Number(profile.max)]
  return high - low + 1 <= profile.distinct / keyShare || low >= longNumber
}

function isNumber({ column, profile }: KnownColumn): boolean {
  if (column.type !== 'number' && column.type !== 'integer') return false
  const isPartOfDate = /(?:^|_)(?:year|month|day|hour|week|weekday|quarter)$/.test(column.name)
  return !isPartOfDate && profile?.nullShare !== 1
}

/** What can be added up comes first, then what has fractions: amounts before counts. */
function rank(column: Column): number {
  return (isAddable(column) ? 0 : 2) + (column.type === 'number' ? 0 : 1)
}

function isDay({ type }: Column): boolean {
  return type === 'date' || type === 'timestamp'
}

function isCategory(known: KnownColumn): boolean {
  const { type } = known.column
  if (type !== 'text' && type !== 'boolean') return false
  return distinctOf(known) > 1 && distinctOf(known) <= mostCategories
}

/** Of a column that is not described nothing is assumed. */
function distinctOf({ profile }: KnownColumn): number {
  return profile?.distinct ?? 0
}
