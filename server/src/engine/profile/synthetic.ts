import type { Classification, EntityKind } from '@aladdin/sdk/contract/dataset.ts'
import type { TableShape } from '@aladdin/sdk/node/native/column-shape.ts'
import type { NativePool } from '@aladdin/sdk/node/native/pool.ts'
import { syntheticJob } from '@aladdin/sdk/node/native/synthetic-job.ts'

export interface SyntheticRequest {
  readonly shape: TableShape
  readonly classification: Classification
  /** Entity kinds of the dataset's key columns, by column name. */
  readonly entities: Readonly<Record<string, EntityKind>>
  /** The `.duckdb` file to write; it must not exist. */
  readonly output: string
  /** About how many rows; default 500. */
  readonly rows?: number
}

/** Writes rows that look like a dataset and hold none of its data, for the run that a publish is checked with. */
export function writeSynthetic(pool: NativePool, request: SyntheticRequest): Promise<{ rows: number }> {
  const { shape, classification, entities, output, rows = 500 } = request
  return pool.run(syntheticJob, { shape, classification, entities: { ...entities }, output, rows })
}
