import type { ColumnProfile } from '@aladdin/sdk/contract/catalog.ts'
import type { TableShape } from '@aladdin/sdk/node/native/column-shape.ts'
import type { NativePool } from '@aladdin/sdk/node/native/pool.ts'
import { profileJob } from '@aladdin/sdk/node/native/profile-job.ts'
import type { CompiledColumn } from '../extract/compile-policy.ts'

/** Profile of the rows in an extract: what its viewer sees, described. */
export function profileExtract(
  pool: NativePool,
  extract: { readonly path: string },
  columns: readonly CompiledColumn[],
): Promise<TableShape> {
  return pool.run(profileJob, {
    path: extract.path,
    columns: columns.map(({ name, type }) => ({ name, type })),
  })
}

/** The profiles as the catalog shows them, by column name. */
export function toColumnProfiles(shape: TableShape): ReadonlyMap<string, ColumnProfile> {
  return new Map(
    shape.columns.map(({ name, nullShare, distinct, min, max, histogram, top }) => [
      name,
      {
        nullShare,
        distinct,
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
        ...(histogram ? { histogram } : {}),
        ...(top ? { top } : {}),
      },
    ]),
  )
}
