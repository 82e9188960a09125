import { Type } from 'typebox'
import { quoteName } from '../../ingest/quote.ts'
import { attachSql } from './duckdb.ts'
import { defineJob } from './job.ts'

/** Writes some columns of the table `data`, under other names, into a database file of their own, in their order. */
export const carryOverJob = defineJob({
  name: 'carry-over',
  input: Type.Object({
    path: Type.String(),
    output: Type.String(),
    columns: Type.Array(Type.Object({ from: Type.String(), name: Type.String() }), { minItems: 1 }),
  }),
  output: Type.Object({}),
  async run({ path, output, columns }, duckdb) {
    const named = columns.map(({ from, name }) => `${quoteName(from)} as ${quoteName(name)}`)
    await duckdb.run(attachSql(path, 'kept', ['read_only']))
    await duckdb.run(attachSql(output, 'snapshot', []))
    await duckdb.run(`create table snapshot.main.data as select ${named.join(', ')} from kept.main.data`)
    await duckdb.run('checkpoint snapshot')
    return {}
  },
})
