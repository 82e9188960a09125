import type { LocalText } from '@aladdin/sdk/contract/text.ts'

export interface Suggestion {
  readonly word: string
  readonly kind: 'keyword' | 'function' | 'relation' | 'column' | 'parameter' | 'field' | 'value' | 'block'
  /** Text with `$0` where the cursor goes; absent: the word itself. */
  readonly snippet?: string
  readonly detail?: string
  readonly about?: LocalText
  /** A dataset of the catalog that the head of the app has to name first. */
  readonly declares?: string
  /** Lower comes first. */
  readonly rank: number
}

/** A position in one file of an app. */
export interface Spot {
  readonly path: string
  readonly text: string
  readonly offset: number
}
