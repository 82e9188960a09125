import type { LocalText } from '../contract/text.ts'
import type { ColumnType } from '../contract/dataset.ts'
import type { MaskName } from '../contract/policy.ts'
import type { FittedModel } from '../methods/fitted.ts'

/**
 * An app after normalising: everything optional in `app.md` is filled in, every name is checked, nothing needs the
 * parser any more. This value is plain JSON; it is what a version stores and what the runner receives.
 */
export interface App {
  readonly format: 1
  readonly title: LocalText
  readonly summary: LocalText
  readonly topic: string
  readonly tags: readonly string[]
  readonly datasets: readonly AppDataset[]
  /** In document order. A block may only read blocks and datasets, never itself through others (no cycle). */
  readonly blocks: readonly Block[]
  /** What stands where, per language; without a twin document `en` is the same list as `zh`. */
  readonly body: { readonly zh: readonly BodyItem[]; readonly en: readonly BodyItem[] }
}

/** A dataset that the app asks for: everything that check, binding, fork and command line need to know. */
export interface AppDataset {
  readonly alias: string
  /** Name of the dataset in the catalog. */
  readonly source: string
  /** Pinned version number; absent means the newest. */
  readonly version?: number
  /** None are named where the app takes every column that the data has (`columns: all`). */
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  /** Only in an app that is opened for someone: how her values differ from those that they stand for. */
  readonly given?: {
    readonly masks: Readonly<Record<string, MaskName | 'join-only'>>
    /** Groups and their sums instead of rows. */
    readonly isAggregate: boolean
  }
}

/** Where a block's text begins, for messages: file of the app and 1-based line. */
export interface Place {
  readonly file: string
  readonly line: number
}

interface Named {
  readonly name: string
  /** First line of the block's body. */
  readonly place: Place
}

export type Block = SqlBlock | InputBlock | ChartBlock | KpiBlock | TableBlock | ModelBlock

export interface SqlBlock extends Named {
  readonly kind: 'sql'
  readonly sql: string
}

export interface ModelBlock extends Named {
  readonly kind: 'model'
  readonly method: string
  /** Relations (blocks or dataset aliases) by the role that the method gives them; `data` is always there. */
  readonly relations: Readonly<Record<string, string>>
  /** Checked against the method's schema; a value `$name` is a parameter. */
  readonly options: Readonly<Record<string, unknown>>
  /** Name of a published model whose newest (or named) version scores the rows, so that nothing is fitted. */
  readonly use?: string
  readonly version?: number
  /** That version, put here by the place that opens the app; no published app holds one. */
  readonly fitted?: FittedModel
}

export type InputBlock = Named & {
  readonly kind: 'input'
  readonly label: LocalText
  readonly hint?: LocalText
} & (
    | { readonly type: 'text'; readonly default: string | null }
    | {
        readonly type: 'integer' | 'number'
        readonly default: number | null
        readonly range?: readonly [number, number]
        readonly step?: number
      }
    | {
        readonly type: 'date'
        /** ISO date, or an expression relative to the run's day such as `today-30`. */
        readonly default: string | null
        readonly range?: readonly [string, string]
      }
    | { readonly type: 'daterange'; readonly default: readonly [string, string] | null }
    | {
        readonly type: 'choice'
        readonly default: string | null
        readonly choices:
          | { readonly from: 'list'; readonly items: readonly { value: string; label: LocalText }[] }
          /** A relation whose first (or named) column holds the values. */
          | {
              readonly from: 'query'
              readonly relation: string
              readonly value?: string
              readonly label?: string
            }
      }
    /** A branch that the viewer may act for: her own or one below it. */
    | { readonly type: 'branch'; readonly default: string | null }
  )

export const chartKinds = [
  'line',
  'bar',
  'area',
  'scatter',
  'pie',
  'heatmap',
  'histogram',
  'box',
  'funnel',
  'gauge',
  'sankey',
  'map',
  'graph',
] as const
export type ChartKind = (typeof chartKinds)[number]

/** One drawn column of a chart. */
export interface ChartSeries {
  readonly column: string
  readonly label: LocalText
  /** Differs from the chart's own kind in combined charts. */
  readonly kind: 'line' | 'bar' | 'area' | 'scatter'
  readonly axis: 'left' | 'right'
  /** `forecast` is dashed, `context` is grey, `normal` takes the next hue. */
  readonly style: 'normal' | 'forecast' | 'context'
}

export interface ChartBlock extends Named {
  readonly kind: 'chart'
  readonly chart: ChartKind
  readonly data: string
  readonly title: LocalText
  readonly x?: string
  readonly y: readonly ChartSeries[]
  /** Column whose values split `y` into one line, bar or area each. */
  readonly series?: string
  /** Third measure: heat of a cell, size of a point. */
  readonly value?: string
  readonly stack: boolean
  readonly horizontal: boolean
  /** Lower and upper column of an interval around the first series. */
  readonly band?: readonly [string, string]
  readonly annotations: readonly {
    readonly axis: 'x' | 'y'
    readonly at: string | number
    readonly to?: string | number
    readonly label: LocalText
  }[]
  /** Column whose values make small multiples. */
  readonly facet?: string
  readonly axes: {
    readonly x?: AxisSpec
    readonly left?: AxisSpec
    readonly right?: AxisSpec
  }
  readonly format: NumberFormat
  /** Bins of a histogram; range of a gauge. */
  readonly bins?: number
  readonly range?: readonly [number, number]
}

export interface AxisSpec {
  readonly label?: LocalText
  readonly format?: NumberFormat
  readonly scale?: 'linear' | 'log'
  readonly range?: readonly [number, number]
}

/** `auto` switches 万/亿 (zh) and k/M (en); `percent` multiplies by 100; `money` has two decimals below 10,000. */
export type NumberFormat = 'auto' | 'integer' | 'decimal' | 'percent' | 'money'

export interface KpiBlock extends Named {
  readonly kind: 'kpi'
  readonly data: string
  /** One figure each, read from the first row. */
  readonly figures: readonly {
    readonly value: string
    readonly label: LocalText
    readonly format: NumberFormat
    readonly unit?: LocalText
    /** Column of the value to compare with; shown as change in per cent. */
    readonly compare?: string
    readonly compareLabel?: LocalText
    /** Whether a rise is good news; colours follow it. */
    readonly better: 'up' | 'down' | 'neither'
  }[]
}

export interface TableBlock extends Named {
  readonly kind: 'table'
  readonly data: string
  readonly title: LocalText
  /** Empty: every column of the relation. */
  readonly columns: readonly {
    readonly name: string
    readonly label: LocalText
    readonly format: NumberFormat | 'text' | 'date'
  }[]
  /** Most rows that are shown; the rest is counted. */
  readonly limit: number
}

export type BodyItem =
  | { readonly kind: 'block'; readonly name: string }
  | { readonly kind: 'prose'; readonly nodes: readonly Prose[] }

/** Markdown without HTML: what the runner draws needs no parser and can hold no script. */
export type Prose =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly children: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Prose[])[] }
  | { readonly kind: 'quote'; readonly children: readonly Prose[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'grid'
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  /** Drawn as text with its address beside it: a sealed frame follows no link. */
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  /** `{block.column}`: the first row's value; `{$parameter}`; `{title}`. */
  | {
      readonly kind: 'value'
      readonly of: 'block' | 'parameter' | 'title'
      readonly name: string
      readonly column?: string
      readonly format: NumberFormat
    }

/** Files of an app by path: `app.md`, optionally `app.en.md`, `queries/<block>.sql`. */
export type AppFiles = Readonly<Record<string, string>>

/** Something wrong with an app's text, on its line, with the way out where it is known. */
export interface AppProblem {
  readonly code: string
  readonly message: LocalText
  readonly place: Place
  readonly endLine?: number
  readonly block?: string
  readonly fix?: LocalText
}
