import type { ColumnType } from '../../contract/dataset.ts'
import { quoteName } from '../../ingest/quote.ts'
import type { DuckDb } from './duckdb.ts'

/** A column of a relation under the type that the engine gives it. */
export interface Field {
  readonly name: string
  readonly type: string
}

const whole = /^(?:TINYINT|SMALLINT|INTEGER|BIGINT|UTINYINT|USMALLINT|UINTEGER)$/
const wide = /^(?:UBIGINT|HUGEINT|UHUGEINT)$/

export function isNumeric(type: string): boolean {
  return whole.test(type) || wide.test(type) || /^(?:DECIMAL|DOUBLE|FLOAT)/.test(type)
}

/** Lists, structs and maps, which are read as JSON. */
export function isNested(type: string): boolean {
  return /^(?:STRUCT|MAP)\(|\[\]$|\[[0-9]+\]$/.test(type)
}

/** Our type for a column of a relation that has types of its own; a number that ours could not hold exactly is text. */
export async function ownTypeOf(
  { name, type }: Field,
  relation: string,
  duckdb: DuckDb,
): Promise<ColumnType> {
  if (whole.test(type)) return 'integer'
  if (type === 'DOUBLE' || type === 'FLOAT') return 'number'
  if (type === 'BOOLEAN') return 'boolean'
  if (type === 'DATE') return 'date'
  if (type.startsWith('TIMESTAMP')) return 'timestamp'
  const value = quoteName(name)
  const isLossless = async (check: string) => {
    const [lossy] = await duckdb.rows(`select 1 as found from ${relation} where not (${check}) limit 1`)
    return lossy === undefined
  }
  if (wide.test(type))
    return (await isLossless(`try_cast(${value} as bigint) is not null`)) ? 'integer' : 'text'
  if (!type.startsWith('DECIMAL')) return 'text'
  if (type.endsWith(',0)'))
    return (await isLossless(`try_cast(${value} as bigint) is not null`)) ? 'integer' : 'text'
  const isShort = `abs(${value}) < 1000000000000000 and ${value}::double::${type} = ${value}`
  return (await isLossless(isShort)) ? 'number' : 'text'
}
