import { boosting } from '@aladdin/sdk/methods/boosting/boosting.ts'
import type { FitMethod } from '@aladdin/sdk/methods/method.ts'
import { scorecard } from '@aladdin/sdk/methods/scorecard/scorecard.ts'
import type { DuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { columnsOf, fitOn, scoredOn } from './fit-on.ts'
import { loadTable } from './load-table.ts'
import { sbaLeaks } from './measure-auc.ts'
import type { Printer } from './measure-uplift.ts'

const folds = 5

/** CoIL 2000: owners among the best 800 of 4,000, here the best fifth of every fold, as if there were 238 owners in all. */
export async function measureCoil(duckdb: DuckDb, { folder, line }: Printer): Promise<void> {
  await loadTable(duckdb, folder, 'coil2000-caravan/train.csv.gz')
  for (const method of [scorecard, boosting]) {
    const seconds = await scoreHeldOut(duckdb, method, { target: 'CARAVAN', bad: '1', without: [] })
    const [found = {}] = await duckdb.rows(`with ranked as (
  select target = 1 as is_owner, percent_rank() over (partition by fold order by pd desc, id) as place from held_out
)
select 238 * count(*) filter (is_owner and place < 0.2) / count(*) filter (is_owner) as hits from ranked`)
    const hits = Number(found['hits'])
    line([
      `CoIL 2000, ${method.name}`,
      hits.toFixed(1),
      '47.6 by chance',
      '121',
      '>= 115',
      hits >= 115 ? 'yes' : 'NO',
      seconds.toFixed(2),
    ])
  }
}

/** SBA: lend where 5 % of the sum gained outweighs 25 % lost, against lending to all and to those who paid back. */
export async function measureSbaProfit(duckdb: DuckDb, { folder, line }: Printer): Promise<void> {
  await loadTable(duckdb, folder, 'sba-case/sba_train.csv.gz')
  for (const method of [scorecard, boosting]) {
    const seconds = await scoreHeldOut(duckdb, method, {
      target: 'MIS_Status',
      bad: 'CHGOFF',
      without: sbaLeaks,
    })
    const [sums = {}] = await duckdb.rows(`with lent as (
  select h.pd, d.DisbursementGross * case when d.MIS_Status = 'CHGOFF' then -0.25 else 0.05 end as gain
  from held_out h join data d on d."__id" = h.id
)
select sum(gain) filter (pd * 0.25 < (1 - pd) * 0.05) / sum(gain) filter (gain > 0) as ours,
  sum(gain) / sum(gain) filter (gain > 0) as everyone from lent`)
    const ours = Number(sums['ours'])
    line([
      `SBA profit, ${method.name}`,
      ours.toFixed(3),
      `${Number(sums['everyone']).toFixed(3)} lend to all`,
      '0.60–0.63',
      '>= 0.55',
      ours >= 0.55 ? 'yes' : 'NO',
      seconds.toFixed(2),
    ])
  }
}

interface Scoring {
  readonly target: string
  readonly bad: string
  readonly without: readonly string[]
}

/** `held_out(id, fold, target, pd)`: every row scored by a model that the other folds taught. Gives seconds of a fit. */
async function scoreHeldOut(
  duckdb: DuckDb,
  method: FitMethod,
  { target, bad, without }: Scoring,
): Promise<number> {
  const known = (await columnsOf(duckdb)).filter(
    ({ name, type }) => ![...without, 'fold'].includes(name) && !/^(DATE|TIME)/.test(type),
  )
  const columns = known.map(({ name }) => name).filter((name) => !['__id', target].includes(name))
  const options = { id: '__id', target, bad, columns }
  await duckdb.run('create or replace table held_out (id bigint, fold integer, target integer, pd double)')
  await duckdb.run(`create or replace table whole as
select *, (row_number() over (partition by "${target}" order by md5("__id"::varchar))) % ${folds} as fold from data`)
  let spent = 0
  for (let fold = 0; fold < folds; fold++) {
    await duckdb.run(`create or replace table data as select * from whole where fold <> ${fold}`)
    await duckdb.run(`create or replace table score as select * from whole where fold = ${fold}`)
    const fitting = { options, known: { data: known, score: known } }
    const { fitted, seconds } = await fitOn(duckdb, method, fitting)
    spent += seconds / folds
    await scoredOn(duckdb, method, { ...fitting, fitted })
    await duckdb.run(`insert into held_out
select s."__id", ${fold}, (s."${target}"::varchar = '${bad}')::integer, m.pd from measured m join score s on s."__id" = m."__id"`)
  }
  await duckdb.run('create or replace table data as select * exclude fold from whole')
  return spent
}
