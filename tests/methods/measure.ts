import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { customerValue } from '@aladdin/sdk/methods/clv/customer-value.ts'
import { withDuckDb, type DuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { fitOn } from './fit-on.ts'
import { loadTable } from './load-table.ts'
import { measureAuc } from './measure-auc.ts'
import { measureFunnel, measureNn5 } from './measure-sql.ts'
import { measureGraph } from './measure-graph.ts'
import { measureCoil, measureSbaProfit } from './measure-money.ts'
import { measureSites } from './measure-sites.ts'
import { measureUplift, type Printer } from './measure-uplift.ts'

// `npm run measure`: our methods on public tables, beside the simplest rule and the published figure. The tables are not
// part of the repository: ALADDIN_DATA names their folder, else it is looked for beside the repository.
const folder = process.env['ALADDIN_DATA'] ?? join(import.meta.dirname, '../../../shared/data')

/** `npm run measure -- auc sites` runs these alone. */
const parts: Readonly<Record<string, (duckdb: DuckDb, printer: Printer) => Promise<void>>> = {
  auc: measureAuc,
  coil: measureCoil,
  profit: measureSbaProfit,
  cdnow: measureCdnow,
  uplift: measureUplift,
  sites: async (_, printer) => await measureSites(printer),
  graph: measureGraph,
  nn5: measureNn5,
  funnel: measureFunnel,
}

const line = (cells: readonly string[]) =>
  console.log(cells.map((cell, index) => cell.padEnd(index === 0 ? 28 : 16)).join(''))

if (existsSync(folder)) await withDuckDb({ memoryMb: 1000, threads: 1 }, measure)
else console.log(`SKIPPED: no data at ${folder}; nothing was measured. Name the folder with ALADDIN_DATA.`)

async function measure(duckdb: DuckDb): Promise<void> {
  line(['', 'ours', 'simplest rule', 'published', 'target', 'met', 'processor s', 'public tools, same rows'])
  const wanted = process.argv.slice(2)
  const printer = { folder, line }
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length === 0 || wanted.includes(name)) await part(duckdb, printer)
  }
}

async function measureCdnow(duckdb: DuckDb, { folder: from }: Printer): Promise<void> {
  await loadTable(duckdb, from, 'cdnow/cdnow_sample_calibration.csv.gz')
  await duckdb.run(`create or replace table data as
select masterid as customer_id, strptime(cast(date as varchar), '%Y%m%d')::date as date, sales as amount from data`)
  const known = ['INTEGER', 'DATE', 'DOUBLE'].map((type, place) => ({
    name: ['customer_id', 'date', 'amount'][place] ?? '',
    type,
  }))
  const { fitted, seconds } = await fitOn(duckdb, customerValue, {
    options: { calibration_end: '1997-09-30' },
    known,
  })
  const values = new Map((fitted[0]?.rows ?? []).map(([name, value]) => [String(name), Number(value)]))
  for (const [name, published] of [
    ['r', 0.243],
    ['alpha', 4.414],
    ['a', 0.793],
    ['b', 2.426],
  ] as const) {
    const ours = values.get(name) ?? 0
    const isMet = Math.abs(ours / published - 1) <= 0.005
    line([
      `CDNOW, BG/NBD ${name}`,
      ours.toFixed(4),
      '–',
      String(published),
      'within 0.5 %',
      isMet ? 'yes' : 'NO',
      seconds.toFixed(2),
    ])
  }
}
