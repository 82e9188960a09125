import { tableFromArrays } from 'apache-arrow'
import type { FittedRelation, FittedValue } from '@aladdin/sdk/methods/fitted.ts'
import type { FitMethod, MethodCall, Pace } from '@aladdin/sdk/methods/method.ts'
import type { DuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { withDefaults } from '@aladdin/sdk/runtime/method-options.ts'
import { quoteName } from '@aladdin/sdk/runtime/quote.ts'
import { tableStatement } from '@aladdin/sdk/runtime/table-statement.ts'

export interface Fitting {
  readonly options: object
  /** Columns of the table `data`, or of each relation by role. */
  readonly known: Known | Readonly<Record<string, Known>>
  readonly seed?: number
  readonly pace?: Pace
}

type Known = readonly { readonly name: string; readonly type: string }[]

/** Fits a method on the tables of an engine as the runtime does, and counts the processor's seconds. */
export async function fitOn(
  duckdb: DuckDb,
  method: FitMethod,
  { pace = async () => undefined, ...fitting }: Fitting,
): Promise<{ readonly fitted: readonly FittedRelation[]; readonly seconds: number }> {
  const call = callOf(method, fitting)
  const rows = await duckdb.rows(method.query(call))
  const names = Object.keys(rows[0] ?? {})
  const table = tableFromArrays(
    Object.fromEntries(
      names.map((name) => [
        name,
        rows.some((row) => typeof row[name] === 'string')
          ? rows.map((row) => row[name])
          : Float64Array.from(rows, (row) => Number(row[name] ?? Number.NaN)),
      ]),
    ),
  )
  const before = process.cpuUsage()
  const fitted = await method.fit(table, call, pace)
  const { user, system } = process.cpuUsage(before)
  return { fitted, seconds: (user + system) / 1e6 }
}

/** Scores with what was learned, as the runtime does: `measured` and its sides are tables afterwards. */
export async function scoredOn(
  duckdb: DuckDb,
  method: FitMethod,
  { fitted, ...fitting }: Fitting & { readonly fitted: readonly FittedRelation[] },
): Promise<void> {
  const call = callOf(method, fitting)
  for (const table of fitted) await duckdb.run(tableStatement(call.name, table))
  for (const statement of method.score(call, fitted)) await duckdb.run(statement)
}

function callOf(method: FitMethod, { options, known, seed = 1 }: Fitting): MethodCall {
  const columns: Readonly<Record<string, Known>> = Array.isArray(known)
    ? { data: known as Known }
    : (known as Record<string, Known>) // no list
  return {
    name: 'measured',
    relations: Object.fromEntries(Object.keys(columns).map((role) => [role, quoteName(role)])),
    columns,
    options: withDefaults(method.options, { ...options }),
    seed,
    quote: quoteName,
  }
}

/** Columns of a table as the engine describes them. */
export async function columnsOf(duckdb: DuckDb, table = 'data'): Promise<Known> {
  const types = await duckdb.rows(`select column_name as name, column_type as type from (describe ${table})`)
  return types.map(({ name, type }) => ({ name: String(name), type: String(type) }))
}

/** The lines of one side of a fit by the names of its columns. */
export function sideOf(
  fitted: readonly FittedRelation[],
  side: string,
): readonly Readonly<Record<string, FittedValue>>[] {
  const table = fitted.find((each) => each.side === side)
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries((table?.columns ?? []).map(({ name }, place) => [name, row[place] ?? null])),
  )
}
