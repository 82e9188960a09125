import type { Static, TSchema } from 'typebox'
import type { DuckDb } from './duckdb.ts'

/**
 * One kind of work of a native child process. Input and output are checked on both sides of the border. The module
 * of a job may not import DuckDB: parents import it for its schemas, only the child gives it an engine.
 */
export interface Job<TInput extends TSchema = TSchema, TOutput extends TSchema = TSchema> {
  readonly name: string
  readonly input: TInput
  readonly output: TOutput
  readonly run: (input: Static<TInput>, duckdb: DuckDb) => Promise<Static<TOutput>>
}

export function defineJob<TInput extends TSchema, TOutput extends TSchema>(
  job: Job<TInput, TOutput>,
): Job<TInput, TOutput> {
  return job
}
