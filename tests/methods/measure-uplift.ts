import { join } from 'node:path'
import { uplift } from '@aladdin/sdk/methods/uplift/uplift.ts'
import type { DuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { quoteText } from '@aladdin/sdk/runtime/quote.ts'
import { columnsOf, fitOn, sideOf } from './fit-on.ts'

export interface Printer {
  readonly folder: string
  readonly line: (cells: readonly string[]) => void
}

const seeds = [1, 2, 3]

/** Hillstrom's e-mail experiment, cross-validated over three seeds: a letter that moves some, and one that moves all alike. */
export async function measureUplift(duckdb: DuckDb, { folder, line }: Printer): Promise<void> {
  const file = quoteText(join(folder, 'hillstrom-uplift/hillstrom_half.csv.gz'))
  for (const [mail, isUsable] of [
    ['Womens E-Mail', true],
    ['Mens E-Mail', false],
  ] as const) {
    await duckdb.run(`create or replace table data as
select row_number() over () as id, recency, history_segment, history, mens, womens, zip_code, newbie, channel,
  segment as arm, visit as outcome
from read_csv(${file}) where segment in (${quoteText(mail)}, 'No E-Mail')`)
    const known = await columnsOf(duckdb)
    const runs: Readonly<Record<string, unknown>>[] = []
    let spent = 0
    for (const seed of seeds) {
      const { fitted, seconds } = await fitOn(duckdb, uplift, { options: { id: 'id' }, known, seed })
      spent += seconds / seeds.length
      runs.push(sideOf(fitted, 'quality')[0] ?? {})
    }
    const mean = (name: string) => runs.reduce((sum, run) => sum + Number(run[name]), 0) / runs.length
    const verdicts = [...new Set(runs.map(({ verdict }) => String(verdict)))].join(' / ')
    const response = mean('response_q').toFixed(3)
    if (isUsable) {
      const [q, top] = [mean('q'), 100 * mean('top_effect')]
      line([
        `Hillstrom ${mail}, Q`,
        q.toFixed(3),
        response,
        '0.40',
        '>= 0.35',
        q >= 0.35 ? 'yes' : 'NO',
        spent.toFixed(2),
      ])
      const everyone = (100 * mean('effect')).toFixed(1)
      line([
        '  points on the first 30 %',
        top.toFixed(1),
        everyone,
        '7.4',
        '>= 7',
        top >= 7 ? 'yes' : 'NO',
        '',
      ])
    } else {
      const isMet = verdicts === 'no usable difference'
      line([
        `Hillstrom ${mail}`,
        verdicts,
        response,
        'Q <= 0.08',
        'no difference',
        isMet ? 'yes' : 'NO',
        spent.toFixed(2),
      ])
    }
  }
}
