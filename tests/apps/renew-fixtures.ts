import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import type { AppDataset } from '@aladdin/sdk/app/app.ts'
import { readAppFiles } from '@aladdin/sdk/cli/app-folder.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import { generateBank } from '@aladdin/catalog/generator/generate-bank.ts'

/**
 * Writes the fixtures of an app template anew, from the generated demo bank: a few persons, firms and machines of one
 * branch with all their rows. `node tests/apps/renew-fixtures.ts <template> [persons] [firms] [branch] [folder]`, where a
 * bank of seed 2026 that lies in the folder saves making one.
 */
const [template = '', persons = '40', firms = '30', branch = 'XA', made] = process.argv.slice(2)
const folder = join(import.meta.dirname, '../../app-templates', template)
const { app } = checkApp(await readAppFiles(folder), { methods })
if (app === undefined) throw new Error(`${template} does not check`)
const bank = made ?? (await mkdtemp(join(tmpdir(), 'aladdin-fixtures-')))
const connection = await (await DuckDBInstance.create(':memory:')).connect()
try {
  if (made === undefined) await generateBank({ folder: bank, seed: 2026, scale: 's' })
  await mkdir(join(folder, 'fixtures'), { recursive: true })
  for (const dataset of app.datasets) await writeExtract(dataset)
} finally {
  connection.closeSync()
  if (made === undefined) await rm(bank, { recursive: true, force: true })
}

async function writeExtract(dataset: AppDataset): Promise<void> {
  const from = `'${join(bank, `${dataset.source}.parquet`)}'`
  const names = await columnsOf(connection, from)
  const columns = dataset.columns.length > 0 ? dataset.columns.map(({ name }) => name) : names
  const filters = [
    ...(names.includes('branch_id') && dataset.source !== 'branch' ? [`branch_id like '${branch}%'`] : []),
    ...(names.includes('cust_id') || names.includes('corp_id') ? [holders(names)] : []),
    ...(names.includes('nearest_branch_id') ? [`nearest_branch_id like '${branch}%'`] : []),
    ...(dataset.source === 'branch' ? [`branch_id like '${branch}%'`] : []),
    ...(dataset.source === 'atm_cash_daily' ? [`date > date '2026-09-21'`] : []),
    ...(dataset.source === 'counterparty' ? [`cp_id in ${partners()}`] : []),
  ]
  const where = filters.length > 0 ? `where ${filters.join(' and ')}` : ''
  const file = join(folder, 'fixtures', `${dataset.alias}.csv`)
  const list = columns.map((name) => `"${name}"`).join(', ')
  await connection.run(`copy (select ${list} from ${from} ${where}) to '${file}' (header)`)
  const text = await readFile(file, 'utf8')
  await writeFile(file, text)
  console.log(`${dataset.alias}: ${text.split('\n').length - 2} rows, ${text.length} characters`)
}

/** Rows of the chosen persons and firms; every so many of them, so that all kinds are among them. */
function holders(names: readonly string[]): string {
  const parts = [
    ...(names.includes('cust_id') ? [`cust_id in ${chosen('customer', 'cust_id', persons)}`] : []),
    ...(names.includes('corp_id') ? [`corp_id in ${chosen('corporate', 'corp_id', firms)}`] : []),
  ]
  return `(${parts.join(' or ')})`
}

function chosen(table: string, key: string, count: string): string {
  return `(select ${key} from '${join(bank, `${table}.parquet`)}' where branch_id like '${branch}%' order by md5(${key}) limit ${count})`
}

function partners(): string {
  const txn = `'${join(bank, 'txn.parquet')}'`
  return `(select counterparty_id from ${txn} where ${holders(['cust_id', 'corp_id'])})`
}

async function columnsOf(from: DuckDBConnection, relation: string): Promise<string[]> {
  const described = await from.runAndReadAll(`describe select * from ${relation}`)
  return described.getRowObjects().map((row) => String(row['column_name']))
}
