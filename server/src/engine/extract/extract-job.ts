import { Type, type Static } from 'typebox'
import { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import { quoteName } from '@aladdin/sdk/ingest/quote.ts'
import { sqlTypes } from '@aladdin/sdk/ingest/sql.ts'
import { attachSql } from '@aladdin/sdk/node/native/duckdb.ts'
import { defineJob } from '@aladdin/sdk/node/native/job.ts'
import { groupMarks, suppressGroups } from './suppress-groups.ts'

/** Below this a file of 16 KB blocks is smaller than one of 256 KB blocks, and most viewers' extracts are below. */
const smallRows = 50_000

const input = Type.Object({
  snapshot: Type.String(),
  output: Type.String(),
  /** SQL made by `compilePolicy`. */
  where: Type.String(),
  columns: Type.Array(Type.Object({ name: Type.String(), type: ColumnType, expression: Type.String() }), {
    minItems: 1,
  }),
  /** Groups instead of rows; the other columns are aggregates. */
  groups: Type.Optional(
    Type.Object({ dimensions: Type.Array(Type.String()), entity: Type.String(), k: Type.Integer() }),
  ),
  /** Only the first rows, for a look; the answer counts all of them. */
  limit: Type.Optional(Type.Integer({ minimum: 1 })),
})

/**
 * Writes the rows of a snapshot for which `where` holds, in their order, with the given columns, as table `data`; for
 * groups one row each, without those that would show single members.
 */
export const extractJob = defineJob({
  name: 'extract',
  input,
  output: Type.Object({ rows: Type.Integer() }),
  async run({ snapshot, output, where, columns, groups, limit }, duckdb) {
    await duckdb.run(attachSql(snapshot, 'snapshot', ['read_only']))
    const source = groups === undefined ? `snapshot.main.data where ${where}` : 'groups'
    if (groups !== undefined) {
      await duckdb.run(groupSql({ where, columns, groups }))
      await suppressGroups(duckdb, { table: 'groups', dimensions: groups.dimensions, k: groups.k })
    }
    const [counted] = await duckdb.rows(`select count(*) as rows from ${source}`)
    const rows = Number(counted?.['rows'])
    await duckdb.run(attachSql(output, 'extract', [`block_size ${rows < smallRows ? 16_384 : 262_144}`]))
    const selected = columns.map(({ name, type, expression }) => {
      const value = groups === undefined ? expression : quoteName(name)
      return `(${value})::${sqlTypes[type]} as ${quoteName(name)}`
    })
    const end = limit === undefined ? '' : ` limit ${limit}`
    await duckdb.run(`create table extract.main.data as select ${selected.join(', ')} from ${source}${end}`)
    await duckdb.run('checkpoint extract')
    await duckdb.run('detach extract')
    return { rows }
  },
})

type Grouping = Required<Pick<Static<typeof input>, 'where' | 'columns' | 'groups'>>

function groupSql({ where, columns, groups: { dimensions, entity } }: Grouping): string {
  const selected = columns.map(({ name, expression }) => `(${expression}) as ${quoteName(name)}`)
  const keys = columns
    .filter(({ name }) => dimensions.includes(name))
    .map(({ expression }) => `(${expression})`)
  return `create temp table groups as select ${selected.join(', ')}, count(distinct ${quoteName(entity)}) as ${groupMarks.members}, true as ${groupMarks.kept}
    from snapshot.main.data where ${where} group by ${keys.join(', ')} order by ${keys.join(', ')}`
}
