import { Type } from 'typebox'
import { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import { quoteName } from '@aladdin/sdk/ingest/quote.ts'
import { sqlTypes } from '@aladdin/sdk/ingest/sql.ts'
import { attachSql } from '@aladdin/sdk/node/native/duckdb.ts'
import { defineJob } from '@aladdin/sdk/node/native/job.ts'

/** Below this a file of 16 KB blocks is smaller than one of 256 KB blocks, and most viewers' extracts are below. */
const smallRows = 50_000

/** Writes the rows of a snapshot for which `where` holds, in their order, with the given columns, as table `data`. */
export const extractJob = defineJob({
  name: 'extract',
  input: Type.Object({
    snapshot: Type.String(),
    output: Type.String(),
    /** SQL made by `compilePolicy`. */
    where: Type.String(),
    columns: Type.Array(Type.Object({ name: Type.String(), type: ColumnType, expression: Type.String() }), {
      minItems: 1,
    }),
  }),
  output: Type.Object({ rows: Type.Integer() }),
  async run({ snapshot, output, where, columns }, duckdb) {
    await duckdb.run(attachSql(snapshot, 'snapshot', ['read_only']))
    const [counted] = await duckdb.rows(`select count(*) as rows from snapshot.main.data where ${where}`)
    const rows = Number(counted?.['rows'])
    await duckdb.run(attachSql(output, 'extract', [`block_size ${rows < smallRows ? 16_384 : 262_144}`]))
    const selected = columns.map(
      ({ name, type, expression }) => `(${expression})::${sqlTypes[type]} as ${quoteName(name)}`,
    )
    await duckdb.run(
      `create table extract.main.data as select ${selected.join(', ')} from snapshot.main.data where ${where}`,
    )
    await duckdb.run('checkpoint extract')
    await duckdb.run('detach extract')
    return { rows }
  },
})
