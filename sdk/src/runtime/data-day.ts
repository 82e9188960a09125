import type { App } from '../app/app.ts'
import type { Engine } from './engine.ts'
import { datasetDatabase } from './lock-down.ts'
import { quoteName, quoteText } from './quote.ts'

/**
 * The day that a run is of when nobody names one: the last day that every attached dataset reaches. A calendar that
 * goes on into the future therefore does not move it. Undefined when no dataset has a declared day.
 */
export async function dataDay(engine: Engine, datasets: App['datasets']): Promise<string | undefined> {
  const days: string[] = []
  for (const dataset of datasets) {
    const day = await lastDay(engine, dataset)
    if (day !== undefined) days.push(day)
  }
  return days.sort()[0]
}

async function lastDay(engine: Engine, dataset: App['datasets'][number]): Promise<string | undefined> {
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
    `select cast(greatest(${latest}) as varchar) as day from ${quoteName(database)}.main.data`,
  )
  const day: unknown = found.table.get(0)?.['day']
  return typeof day === 'string' ? day : undefined
}
