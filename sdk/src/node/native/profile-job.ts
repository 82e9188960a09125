import { Type } from 'typebox'
import { ColumnType } from '../../contract/dataset.ts'
import { quoteName } from '../../ingest/quote.ts'
import { TableShape, type ColumnShape } from './column-shape.ts'
import { attachSql, type Cell, type DuckDb } from './duckdb.ts'
import { defineJob } from './job.ts'

const bins = 20
const topValues = 10
const categories = 1000
/** Up to this many rows an exact count costs nothing that anyone would notice. */
const countedRows = 200_000

/** Describes every column of the table `data` of a database file that the platform wrote. */
export const profileJob = defineJob({
  name: 'profile',
  input: Type.Object({
    path: Type.String(),
    columns: Type.Array(Type.Object({ name: Type.String(), type: ColumnType })),
  }),
  output: TableShape,
  async run({ path, columns }, duckdb) {
    await duckdb.run(attachSql(path, 'profiled', ['read_only']))
    const [counted] = await duckdb.rows('select count(*) as rows from profiled.main.data')
    const rows = Number(counted?.['rows'])
    const shapes: ColumnShape[] = []
    for (const column of columns) shapes.push(await profileColumn(column, rows, duckdb))
    return { rows, columns: shapes }
  },
})

type Described = Pick<ColumnShape, 'name' | 'type'>

async function profileColumn({ name, type }: Described, rows: number, duckdb: DuckDb): Promise<ColumnShape> {
  const value = quoteName(name)
  const isDate = type === 'date' || type === 'timestamp'
  const isNumber = type === 'integer' || type === 'number'
  const place = isDate ? `epoch(${value})` : isNumber ? `${value}::double` : 'null::double'
  // dates are always counted exactly: their cadence is read from the count
  const isCounted = isDate || rows <= countedRows
  const distinct = isCounted ? `count(distinct ${value})` : `approx_count_distinct(${value})`
  // one sketch answers for all five; asked one by one, each would make its own
  const quantiles = isNumber
    ? `, list_transform(approx_quantile(${place}, [0.05, 0.25, 0.5, 0.75, 0.95]), lambda q: q::double::varchar).array_to_string(' ') as inner`
    : ''
  const [summary = {}] = await duckdb.rows(`
    select count(${value}) as present, ${distinct} as distinct, min(${value})::varchar as min,
      max(${value})::varchar as max, min(${place}) as low, max(${place}) as high${quantiles}
    from profiled.main.data`)
  const present = Number(summary['present'])
  const base = {
    name,
    type,
    nullShare: rows === 0 ? 0 : 1 - present / rows,
    distinct: Math.min(Number(summary['distinct']), present),
  }
  if (present === 0) return base
  const range = { min: String(summary['min']).slice(0, 200), max: String(summary['max']).slice(0, 200) }
  const low = Number(summary['low'])
  const high = Number(summary['high'])
  if (isNumber) {
    const inner = String(summary['inner']).split(' ').map(Number)
    const histogram = await readHistogram(place, [low, high], duckdb)
    return { ...base, ...range, histogram, quantiles: [low, ...inner, high] }
  }
  if (isDate) {
    const histogram = await readHistogram(place, [low, high], duckdb)
    return { ...base, ...range, histogram, cadence: cadenceOf(base.distinct, (high - low) / 86_400) }
  }
  // the most frequent of very many values are single persons, not categories
  if (base.distinct > categories) return { ...base, ...range }
  return { ...base, ...range, top: await readTop(value, duckdb) }
}

async function readHistogram(
  place: string,
  [low, high]: readonly [number, number],
  duckdb: DuckDb,
): Promise<number[]> {
  const width = (high - low) / bins
  const counts = Array.from({ length: bins }, () => 0)
  const bin = width > 0 ? `least(${bins - 1}, floor((${place} - (${low})) / ${width}))` : '0'
  const rows = await duckdb.rows(
    `select ${bin}::integer as bin, count(*) as rows from profiled.main.data where ${place} is not null group by 1`,
  )
  for (const row of rows) counts[Number(row['bin'])] = Number(row['rows'])
  return counts
}

async function readTop(value: string, duckdb: DuckDb): Promise<{ value: string; rows: number }[]> {
  const rows = await duckdb.rows(
    `select ${value}::varchar as value, count(*) as rows from profiled.main.data where ${value} is not null
     group by 1 order by 2 desc, 1 limit ${topValues}`,
  )
  return rows.map((row: Record<string, Cell>) => ({
    value: String(row['value']).slice(0, 200),
    rows: Number(row['rows']),
  }))
}

function cadenceOf(distinct: number, days: number): NonNullable<ColumnShape['cadence']> {
  if (distinct < 2) return 'irregular'
  if (distinct >= (days + 1) * 0.8) return 'daily'
  const months = days / 30.44 + 1
  return distinct >= months * 0.8 && distinct <= months * 1.2 ? 'monthly' : 'irregular'
}
