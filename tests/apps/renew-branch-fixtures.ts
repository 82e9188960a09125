import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import { readAppFiles } from '@aladdin/sdk/cli/app-folder.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'

/**
 * Writes the fixtures of a template: the rows of a few customer managers of a generated demo bank, in the columns that
 * the template declares. `node tests/apps/renew-branch-fixtures.ts --bank DIR --app mobile-bank --where "manager_id = 'M0021'"`
 */
const { values } = parseArgs({
  options: { bank: { type: 'string' }, app: { type: 'string' }, where: { type: 'string' } },
})
const { bank = '', app: name = '', where = 'true' } = values
const folder = join(import.meta.dirname, '../../app-templates', name)
const { app, problems } = checkApp(await readAppFiles(folder), { methods })
if (app === undefined) throw new Error(problems[0]?.message.en)
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
await mkdir(join(folder, 'fixtures'), { recursive: true })
for (const { alias, source, columns } of app.datasets) {
  const rows = `read_parquet('${join(bank, `${source}.parquet`)}')`
  const described = await connection.runAndReadAll(`describe select * from ${rows}`)
  const isOwned = described.getRowObjects().some((row) => row['column_name'] === 'manager_id')
  const names = columns.map((column) => `"${column.name}"`).join(', ')
  const file = join(folder, 'fixtures', `${alias}.csv`)
  // of the counterparties only those who appear in the transactions
  const seen = `cp_id in (select counterparty_id from read_parquet('${join(bank, 'txn.parquet')}') where ${where})`
  const chosen = isOwned ? where : source === 'counterparty' ? seen : 'true'
  await connection.run(`copy (select ${names} from ${rows} where ${chosen}) to '${file}' (header true)`)
}
connection.closeSync()
instance.closeSync()
