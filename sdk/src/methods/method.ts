import type { Table } from 'apache-arrow'
import type { TSchema } from 'typebox'
import type { ColumnType } from '../contract/dataset.ts'
import type { LocalText } from '../contract/text.ts'
import type { FittedRelation } from './fitted.ts'

/** What every method says of itself. All of it runs in the viewer's own place: it never sees more than the viewer. */
interface MethodHead {
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
}

/** A pure function from relations and options to statements that the runtime runs. */
export interface SqlMethod extends MethodHead {
  readonly kind: 'sql'
  /**
   * Statements that create every relation of `outputs`, in order. They may use parameters through `today()` and
   * `getvariable`, and must name every intermediate relation with the prefix `<name>__`. They are written as
   * `create or replace temp table|view`, so that a second run replaces the first.
   */
  statements(call: MethodCall): readonly string[]
}

/**
 * A method that learns from rows and scores by SQL. What it learned is tables (points, levels, quality), which the
 * runtime puts beside the block as `<name>_<side>`; a published model version brings the same tables, and then nothing
 * is fitted. A fit method has one more output, `<name>_about`, which the runtime writes.
 */
export interface FitMethod extends MethodHead {
  readonly kind: 'fit'
  /** Sides of the outputs that hold what was learned; a model version keeps them, and nothing else. */
  readonly learned: readonly string[]
  /** One SELECT over the block's relations: a bounded number of rows in a fixed order. Throws `MethodRefusal`. */
  query(call: MethodCall): string
  /** Learns from those rows: equal rows, options and seed give equal tables. Throws `MethodRefusal`. */
  fit(rows: Table, call: MethodCall, pace: Pace): Promise<readonly FittedRelation[]>
  /** Statements that score with the fitted tables, as `SqlMethod.statements`. Throws `MethodRefusal`. */
  score(call: MethodCall, fitted: readonly FittedRelation[]): readonly string[]
}

/** Awaited often inside of a fit: gives way to others now and then, and throws once the run was cancelled. */
export type Pace = () => Promise<void>

/** Rows or options from which a method cannot learn; the sentence names the column and the way out. */
export class MethodRefusal extends Error {
  readonly reason: LocalText
  constructor(reason: LocalText) {
    super(reason.en)
    this.name = 'MethodRefusal'
    this.reason = reason
  }
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

export type Method = SqlMethod | FitMethod

/** All methods that this place knows, by name. */
export type Methods = Readonly<Record<string, Method>>

/** Told by its name: where methods are a program of their own, their class is another one than here. */
export function isMethodRefusal(thrown: unknown): thrown is MethodRefusal {
  return thrown instanceof Error && thrown.name === 'MethodRefusal' && 'reason' in thrown
}
