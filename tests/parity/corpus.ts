import { DuckDBInstance } from '@duckdb/node-api'
import type { App } from '@aladdin/sdk/app/app.ts'
import type { RunInputs, ViewerScope } from '@aladdin/sdk/runtime/block-state.ts'
import {
  buildApp,
  integerInput,
  rangeInput,
  sqlBlock,
  tableBlock,
  textInput,
} from '@aladdin/sdk/testing/build-app.ts'
import { parityQueries } from './queries.ts'

/** An app with one table per query of the corpus. */
export const corpusApp: App = buildApp(
  [
    integerInput('least', 12, [0, 100]),
    textInput('word', 'b阿'),
    rangeInput('days', ['2024-02-27', '2024-03-02']),
    ...parityQueries.flatMap(({ name, sql }) => [
      sqlBlock(`${name}_rows`, sql),
      tableBlock(name, `${name}_rows`),
    ]),
  ],
  [
    {
      alias: 'facts',
      source: 'facts',
      columns: [
        { name: 'id', type: 'integer' },
        { name: 'grp', type: 'text' },
        { name: 'word', type: 'text' },
        { name: 'score', type: 'number' },
        { name: 'amount', type: 'number' },
        { name: 'big', type: 'integer' },
        { name: 'flag', type: 'boolean' },
        { name: 'day', type: 'date' },
        { name: 'moment', type: 'timestamp' },
      ],
    },
  ],
)

export const parityInputs: RunInputs = { parameters: {}, today: '2024-03-05', seed: 7 }

const xian = { id: 'XA', name: { zh: '西安分行', en: 'Xi’an' } }
export const parityScope: ViewerScope = { branch: xian, branches: [xian] }

/** Twelve rows with all that is awkward: holes, signs, scripts, a leap day, numbers beyond what a double holds. */
export async function writeFacts(file: string): Promise<void> {
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  await connection.run(`
    create table data as select
      range::bigint as id,
      ['a', 'b', 'a', null][1 + range % 4] as grp,
      ['b阿', 'Äpfel', 'zebra', null, 'b阿', '', 'É', 'apple'][1 + range % 8] as word,
      case when range % 5 = 3 then null else (range * 7.25 - 11)::double end as score,
      (range * 1234.565)::decimal(18, 3) as amount,
      9007199254740990 + range as big,
      [true, false, null][1 + range % 3] as flag,
      date '2024-02-26' + (range // 2)::integer as day,
      timestamp '2024-02-28 22:30:15' + to_hours(range::integer * 5) as moment
    from range(12)`)
  connection.closeSync()
  instance.closeSync()
}
