import type { ColumnType } from '../contract/dataset.ts'
import type { LocalText } from '../contract/text.ts'

/** A table that a fit gave: `<block>_<side>`. Plain values only, so that it can be kept and read by anyone. */
export interface FittedRelation {
  readonly side: string
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  readonly rows: readonly (readonly FittedValue[])[]
}

export type FittedValue = string | number | boolean | null

/** A published model version: what was learned and from what, without a single row of it. */
export interface FittedModel {
  readonly format: 1
  readonly method: string
  readonly about: FittedAbout
  readonly relations: readonly FittedRelation[]
}

export interface FittedAbout {
  readonly model: string
  readonly version: number
  readonly title: LocalText
  /** Day of the run that fitted it. */
  readonly fittedOn: string
  readonly fittedBy: LocalText
  readonly branch: LocalText
  /** Rows that it learned from. */
  readonly rows: number
  readonly datasets: readonly { readonly name: string; readonly version: number }[]
}

/** Fewest rows that a line of a fitted table may stand for. */
export const smallestGroup = 20
