import { join } from 'node:path'
import type { DuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { quoteText } from '@aladdin/sdk/runtime/quote.ts'

/** Reads a file of the measured tables as `data`, each row numbered in the order of the file. */
export async function loadTable(duckdb: DuckDb, folder: string, file: string): Promise<void> {
  const path = quoteText(join(folder, file))
  await duckdb.run(
    `create or replace table data as select row_number() over () as "__id", * from read_csv(${path}, sample_size = -1)`,
  )
}
