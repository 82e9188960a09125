import { Type } from 'typebox'
import { Classification, EntityKind } from '../../contract/dataset.ts'
import { TableShape } from './column-shape.ts'
import { attachSql } from './duckdb.ts'
import { defineJob } from './job.ts'
import { syntheticSql } from './synthetic-sql.ts'

/** Writes a database file whose table `data` looks like a dataset and holds none of its rows. */
export const syntheticJob = defineJob({
  name: 'synthetic',
  input: Type.Object({
    output: Type.String(),
    shape: TableShape,
    classification: Classification,
    entities: Type.Record(Type.String(), EntityKind),
    rows: Type.Integer({ minimum: 1, maximum: 10_000 }),
  }),
  output: Type.Object({ rows: Type.Integer() }),
  async run({ output, ...table }, duckdb) {
    await duckdb.run(attachSql(output, 'synthetic', ['block_size 16384']))
    await duckdb.run(`create table synthetic.main.data as ${syntheticSql(table)}`)
    const [counted] = await duckdb.rows('select count(*) as rows from synthetic.main.data')
    await duckdb.run('checkpoint synthetic')
    await duckdb.run('detach synthetic')
    return { rows: Number(counted?.['rows']) }
  },
})
