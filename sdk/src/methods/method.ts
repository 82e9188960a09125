import type { TSchema } from 'typebox'
import type { ColumnType } from '../contract/dataset.ts'
import type { LocalText } from '../contract/text.ts'

/**
 * An analytic method that a `model` block names. A SQL method is a pure function from relations and options to
 * statements; the runtime runs them in the viewer's own engine, so a method can never see more than the viewer.
 */
export interface SqlMethod {
  readonly kind: 'sql'
  /** The word after `method:`, such as `pooled-seasonal`. */
  readonly name: string
  readonly title: LocalText
  readonly summary: LocalText
  /** Schema of the block's options; every property has a `default` or is optional. */
  readonly options: TSchema
  /** Relations that the block names, by role; `data` is always there. */
  readonly relations: readonly MethodRelation[]
  /**
   * Relations that a block named `name` gives to the blocks below it: the main one (`name` itself) first, then
   * side results such as `<name>_backtest`.
   */
  outputs(name: string): readonly string[]
  /**
   * Statements that create every relation of `outputs`, in order. They may use parameters through `today()` and
   * `getvariable`, and must name every intermediate relation with the prefix `<name>__`. They are written as
   * `create or replace temp table|view`, so that a second run replaces the first.
   */
  statements(call: MethodCall): readonly string[]
}

export interface MethodRelation {
  readonly role: string
  readonly optional: boolean
  readonly label: LocalText
  /** Columns that the method reads by default name; options may rename them. */
  readonly columns: readonly { readonly name: string; readonly types: readonly ColumnType[] }[]
}

export interface MethodCall {
  readonly name: string
  /** Quoted SQL name of each relation by role; a role that the block left out is absent. */
  readonly relations: Readonly<Record<string, string>>
  /** Columns of each relation as the engine describes them, by role. */
  readonly columns: Readonly<Record<string, readonly { readonly name: string; readonly type: string }[]>>
  /** Checked against `options`, defaults filled in, parameters replaced by their values. */
  readonly options: Readonly<Record<string, unknown>>
  /** Seed of the run, for anything that draws. */
  readonly seed: number
  /** Prints a SQL identifier. */
  readonly quote: (identifier: string) => string
}

export type Method = SqlMethod

/** All methods that this place knows, by name. */
export type Methods = Readonly<Record<string, Method>>
