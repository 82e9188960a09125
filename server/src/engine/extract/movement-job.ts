import { Type } from 'typebox'
import { quoteName } from '@aladdin/sdk/ingest/quote.ts'
import { attachSql } from '@aladdin/sdk/node/native/duckdb.ts'
import { defineJob } from '@aladdin/sdk/node/native/job.ts'

/** The newest days of an extract, newest first: how many rows each has and the sum of one column over them. */
export const movementJob = defineJob({
  name: 'movement',
  input: Type.Object({ extract: Type.String(), day: Type.String(), measure: Type.Optional(Type.String()) }),
  output: Type.Object({
    days: Type.Array(
      Type.Object({
        day: Type.String(),
        rows: Type.Number(),
        sum: Type.Union([Type.Number(), Type.Null()]),
      }),
    ),
  }),
  async run({ extract, day, measure }, duckdb) {
    await duckdb.run(attachSql(extract, 'extract', ['read_only']))
    const sum = measure === undefined ? 'null::double' : `sum(${quoteName(measure)})::double`
    const rows = await duckdb.rows(
      `select ${quoteName(day)}::date::varchar as day, count(*)::double as rows, ${sum} as sum
       from extract.main.data where ${quoteName(day)} is not null
       group by all order by day desc limit 8`,
    )
    return {
      days: rows.map(({ day: at, rows: count, sum: total }) => ({
        day: String(at),
        rows: Number(count),
        sum: total === null ? null : Number(total),
      })),
    }
  },
})
