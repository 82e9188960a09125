import type { Block, ChartBlock } from '@aladdin/sdk/app/app.ts'
import type { Classification } from '@aladdin/sdk/contract/dataset.ts'
import type { ExportFormat } from '@aladdin/sdk/contract/exports.ts'
import type { Language, LocalText } from '@aladdin/sdk/contract/text.ts'

/** What stands in a file of whom it was made for. */
export interface Stamp {
  readonly title: string
  /** Name, id and time of who took it. */
  readonly watermark: string
  /** Number of the receipt, the app's version, day of the data, classification. */
  readonly receipt: string
  readonly classification: Classification
}

export type FileOrder =
  | { readonly kind: 'measure'; readonly arrow: Uint8Array; readonly block: Block }
  | {
      readonly kind: 'file'
      readonly arrow: Uint8Array
      readonly block: Block
      readonly format: ExportFormat
      readonly language: Language
      readonly stamp: Stamp
    }

export interface Measured {
  readonly hash: string
  readonly rows: number
  readonly columns: readonly LocalText[]
}

export type FileReply =
  | { readonly measured: Measured }
  | { readonly file: Uint8Array<ArrayBuffer>; readonly measured: Measured }
  | { readonly error: string }

/** A chart whose block is drawn. */
export function isChart(block: Block): block is ChartBlock {
  return block.kind === 'chart'
}
