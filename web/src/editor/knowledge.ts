import type { ColumnProfile } from '@aladdin/sdk/contract/catalog.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'

/** What the editor may propose and explain. It holds only what the author is entitled to see. */
export interface Knowledge {
  /** Datasets of the app by alias, and blocks with the columns of their newest result. */
  readonly relations: readonly Relation[]
  readonly parameters: readonly { readonly name: string; readonly label: LocalText }[]
  /** Datasets of the catalog, for the front matter. */
  readonly datasets: readonly { readonly name: string; readonly title: LocalText }[]
}

export interface Relation {
  readonly name: string
  /** `query` is named inside the text of a query. */
  readonly kind: 'dataset' | 'block' | 'query'
  readonly title?: LocalText
  readonly columns: readonly KnownColumn[]
}

export interface KnownColumn {
  readonly name: string
  readonly type: string
  readonly title?: LocalText
  readonly meaning?: LocalText
  readonly unit?: LocalText
  readonly isMasked?: boolean
  /** Over the rows that the author may see. */
  readonly profile?: ColumnProfile
}
