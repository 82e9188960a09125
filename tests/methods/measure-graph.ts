import { graph } from '@aladdin/sdk/methods/graph/graph.ts'
import type { DuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { columnsOf, fitOn, sideOf } from './fit-on.ts'
import type { Printer } from './measure-uplift.ts'
import { karate, largeNetwork } from './networks.ts'

/** A network whose ranks and communities are published, and a large one for the time that it takes. */
export async function measureGraph(duckdb: DuckDb, { line }: Pick<Printer, 'line'>): Promise<void> {
  const values = karate.map(([one, other]) => `('${one}', '${other}', 1)`).join(',')
  await duckdb.run(
    `create or replace table data as select * from (values ${values}) as t(from_id, to_id, weight)`,
  )
  const small = await fitted(duckdb)
  line([
    'karate club, modularity',
    String(small.modularity),
    `dealt anew ${String(small.permuted)}`,
    '0.4156–0.4198',
    '>= 0.4156',
    small.modularity >= 0.4156 ? 'yes' : 'NO',
    small.seconds.toFixed(2),
  ])
  await duckdb.run(`create or replace table data as ${largeNetwork}`)
  const large = await fitted(duckdb)
  line([
    'network 50,000 / 200,000',
    String(large.modularity),
    `dealt anew ${String(large.permuted)}`,
    '–',
    'seconds, checks and all',
    large.seconds <= 10 ? 'yes' : 'NO',
    large.seconds.toFixed(2),
  ])
}

async function fitted(duckdb: DuckDb) {
  const result = await fitOn(duckdb, graph, { options: {}, known: await columnsOf(duckdb) })
  const quality = sideOf(result.fitted, 'quality')[0]
  return {
    modularity: Number(quality?.['modularity']),
    permuted: Number(quality?.['permuted_modularity']),
    seconds: result.seconds,
  }
}
