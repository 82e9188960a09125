import type { Extract } from '@aladdin/sdk/contract/extracts.ts'
import type { NodeEngine } from '@aladdin/sdk/node/engine.ts'
import { quoteName } from '@aladdin/sdk/ingest/quote.ts'
import { checksumSql } from './probe-apps.ts'

/** What really is in the file that a person was given, read by an engine of our own. */
export interface Truth {
  readonly rows: number
  readonly columns: readonly string[]
  /** Over every value as delivered. */
  readonly checksum: string
  /** Over what is the same in every bank: tokens are keyed by secrets of the one that made them. */
  readonly lasting: string
  /** The first ten rows as text. */
  readonly first: readonly (readonly (string | null)[])[]
  /** Smallest and largest value of each column that has an order of numbers or days, as text. */
  readonly ends: Readonly<Record<string, readonly [string | null, string | null]>>
}

/** Measures the table of an attached extract, all of it in one pass: a bank has many. */
export async function measure(engine: NodeEngine, alias: string, extract: Extract): Promise<Truth> {
  const table = `ds_${alias}.main.data`
  const described = await rowsOf(engine, `select column_name, column_type from (describe ${table})`)
  const columns = described.map(({ column_name }) => String(column_name))
  const tokens = new Set(
    extract.columns
      .filter(({ mask }) => mask === 'pseudonym' || mask === 'join-only')
      .map(({ name }) => name),
  )
  const lasting = columns.filter((column) => !tokens.has(column)).map(quoteName)
  const ordered = described
    .filter(({ column_type }) => !/VARCHAR|BOOLEAN/.test(String(column_type)))
    .map(({ column_name }) => String(column_name))
  const [all = {}] = await rowsOf(
    engine,
    `select ${[
      'count(*)::integer as counted',
      `${checksumSql('d')} as checksum`,
      `${checksumSql(`row(${lasting.join(', ')})`)} as lasting`,
      ...ordered.flatMap((name, at) => [
        `min(${quoteName(name)})::varchar as low${at}`,
        `max(${quoteName(name)})::varchar as high${at}`,
      ]),
    ].join(', ')} from ${table} as d`,
  )
  const texts = columns.map((column) => `${quoteName(column)}::varchar as ${quoteName(column)}`)
  const first = await rowsOf(engine, `select ${texts.join(', ')} from ${table} limit 10`)
  return {
    rows: Number(all['counted']),
    columns,
    checksum: String(all['checksum']),
    lasting: String(all['lasting']),
    first: first.map((row) => columns.map((column) => textOf(row[column]))),
    ends: Object.fromEntries(
      ordered.map((name, at) => [name, [textOf(all[`low${at}`]), textOf(all[`high${at}`])] as const]),
    ),
  }
}

/** The rows of a statement as plain objects. */
export async function rowsOf(engine: NodeEngine, sql: string): Promise<Record<string, unknown>[]> {
  const { table } = await engine.query(sql)
  return table.toArray().map((row) => row.toJSON() as Record<string, unknown>) // a row of Arrow is an object of its columns
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
