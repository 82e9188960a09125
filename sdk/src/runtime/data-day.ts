import type { App } from '../app/app.ts'
import type { Engine } from './engine.ts'
import { datasetDatabase } from './lock-down.ts'
import { quoteName, quoteText } from './quote.ts'

/**
 * The day that a run is of when nobody names one: the last day of the attached dataset with the most rows that has a
 * day at all. What happened is long, what describes it is short: neither a calendar that goes on into the future nor
 * the opening days of branches move it. Undefined when no dataset has a declared day.
 */
export async function dataDay(engine: Engine, datasets: App['datasets']): Promise<string | undefined> {
  let longest: LastDay | undefined
  for (const dataset of datasets) {
    const found = await lastDay(engine, dataset)
    if (found !== undefined && found.rows > (longest?.rows ?? 0)) longest = found
  }
  return longest?.day
}

interface LastDay {
  readonly day: string
  readonly rows: number
}

async function lastDay(engine: Engine, dataset: App['datasets'][number]): Promise<LastDay | undefined> {
  const database = datasetDatabase(dataset.alias)
  const { table } = await engine.query(
    `select column_name from duckdb_columns() where database_name = ${quoteText(database)} and table_name = 'data'
     and (data_type = 'DATE' or data_type like 'TIMESTAMP%')`,
  )
  const present = new Set(table.toArray().map((row) => String(row['column_name'])))
  const columns = dataset.columns.map((column) => column.name).filter((name) => present.has(name))
  if (columns.length === 0) return undefined
  const latest = columns.map((name) => `max(cast(${quoteName(name)} as date))`).join(', ')
  const found = await engine.query(
    `select cast(greatest(${latest}) as varchar) as day, count(*) as row_count from ${quoteName(database)}.main.data`,
  )
  const row = found.table.get(0)
  const day: unknown = row?.['day']
  return typeof day === 'string' ? { day, rows: Number(row?.['row_count']) } : undefined
}
