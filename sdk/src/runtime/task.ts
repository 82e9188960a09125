import type { AppDataset, Block, Place } from '../app/app.ts'
import type { LocalText } from '../contract/text.ts'
import type { FittedModel } from '../methods/fitted.ts'
import type { Method } from '../methods/method.ts'
import type { BlockFailure } from './block-state.ts'

/**
 * One thing to do for one name of an app: the view over a dataset, a relation, or what a chart reads. A task whose
 * fingerprint was settled is not done again.
 */
export interface Task {
  readonly name: string
  /** Where its text begins. */
  readonly place: Place
  /** Equal exactly when text, parameters, clock, chance and everything it reads are equal. */
  readonly fingerprint: string
  /** Tasks whose relations it reads. */
  readonly needs: readonly string[]
  /** Known before anything runs: the block's own text or options are wrong. */
  readonly failure?: BlockFailure
  /** Inputs that have to be filled in first. */
  readonly missing: readonly { readonly name: string; readonly reason: LocalText }[]
  /** How its relations come into the engine; absent for what only reads. */
  readonly build?: Build
  /** What its state shows; absent for an input that needs no rows. */
  readonly select?: Select
  readonly block?: Block
}

export type Build =
  | { readonly kind: 'dataset'; readonly dataset: AppDataset }
  | {
      readonly kind: 'sql'
      readonly sql: string
      /** Stored as a table because it is read twice, by a method, or depends on chance. */
      readonly stored: boolean
      readonly seed: string
    }
  | {
      readonly kind: 'model'
      readonly method: Method
      readonly relations: Readonly<Record<string, string>>
      readonly options: Readonly<Record<string, unknown>>
      readonly outputs: readonly string[]
      readonly seed: number
      /** Day of the run. */
      readonly today: string
      /** A published version to score with. */
      readonly fitted: FittedModel | undefined
    }

export interface Select {
  readonly sql: string
  readonly limit: number
  /** Counts all rows when more exist than were fetched. */
  readonly count?: string
}
