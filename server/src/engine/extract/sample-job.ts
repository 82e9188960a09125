import { Type } from 'typebox'
import { quoteName } from '@aladdin/sdk/ingest/quote.ts'
import { attachSql } from '@aladdin/sdk/node/native/duckdb.ts'
import { defineJob } from '@aladdin/sdk/node/native/job.ts'

const Cell = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])

/** The first rows of an extract; dates and timestamps as ISO text. */
export const sampleJob = defineJob({
  name: 'sample',
  input: Type.Object({ extract: Type.String(), limit: Type.Integer({ minimum: 1, maximum: 1000 }) }),
  output: Type.Object({ columns: Type.Array(Type.String()), rows: Type.Array(Type.Array(Cell)) }),
  async run({ extract, limit }, duckdb) {
    await duckdb.run(attachSql(extract, 'extract', ['read_only']))
    const described = await duckdb.rows(
      `select column_name as name, data_type as type from duckdb_columns() where database_name = 'extract' and table_name = 'data' order by column_index`,
    )
    const selected = described.map(({ name, type }, index) => {
      const isTime = type === 'DATE' || type === 'TIMESTAMP'
      return `${quoteName(String(name))}${isTime ? '::varchar' : ''} as c${index}`
    })
    const rows = await duckdb.rows(`select ${selected.join(', ')} from extract.main.data limit ${limit}`)
    return { columns: described.map(({ name }) => String(name)), rows: rows.map((row) => Object.values(row)) }
  },
})
