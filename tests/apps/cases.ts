import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'yaml'
import type { App, AppFiles, AppProblem } from '@aladdin/sdk/app/app.ts'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import { readAppFiles } from '@aladdin/sdk/cli/app-folder.ts'
import { bindModels } from '@aladdin/sdk/cli/bind-models.ts'
import { IngestError } from '@aladdin/sdk/ingest/problem.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import { convertToDuckdb, type Conversion } from '@aladdin/sdk/node/convert.ts'
import type { ParameterValue } from '@aladdin/sdk/runtime/block-state.ts'

/**
 * Golden apps: `input/<case>` holds an app, its data and optionally the parameter sets of `params.yaml`;
 * `output/<case>.json` holds every row, problem and failure. The worker, the command line and the browser run the
 * same cases and must give exactly that; `renew.ts` writes it anew for a reviewer to read.
 */
export interface GoldenCase {
  readonly name: string
  readonly folder: string
  readonly files: AppFiles
  readonly app: App | undefined
  readonly problems: readonly AppProblem[]
  readonly runs: readonly GoldenRun[]
}

export interface GoldenRun {
  readonly name: string
  readonly parameters: Readonly<Record<string, ParameterValue>>
  readonly today?: string
  readonly seed?: number
}

/** What a case gives: problems of its text, or for each parameter set what `plainOutcome` says. */
export type GoldenOutput =
  | { readonly problems: readonly AppProblem[] }
  | { readonly runs: Readonly<Record<string, unknown>> }

/** The day of a run whose data has no days. */
export const fallbackDay = '2026-01-31'

export const goldenScope = {
  branch: { id: 'XA', name: { zh: '西安分行', en: 'Xi’an branch' } },
  branches: [],
}

const inputs = fileURLToPath(new URL('input/', import.meta.url))
const outputs = fileURLToPath(new URL('output/', import.meta.url))

export async function listCases(): Promise<readonly string[]> {
  const entries = await readdir(inputs, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

export async function loadCase(name: string): Promise<GoldenCase> {
  const folder = join(inputs, name)
  const files = await readAppFiles(folder)
  const { app: checked, problems } = checkApp(files, { methods })
  const app = checked && (await bindModels({ io: { folder }, app: checked, appFolder: folder, given: [] }))
  const text = await readFile(join(folder, 'params.yaml'), 'utf8').catch(() => undefined)
  const runs =
    text === undefined ? [{ name: 'default', parameters: {} }] : (parse(text) as readonly GoldenRun[]) // our own file
  return { name, folder, files, app, problems, runs }
}

export function outputPath(name: string): string {
  return join(outputs, `${name}.json`)
}

/** What the case has to give; undefined before it was written for the first time. */
export async function expectedOutput(name: string): Promise<unknown> {
  const text = await readFile(outputPath(name), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : JSON.parse(text)
}

export function dataPath(golden: GoldenCase, alias: string): string {
  return join(golden.folder, 'data', `${alias}.csv`)
}

/** Converts each distinct CSV once and copies it afterwards: most cases share their data. */
export function cachedConvert(cacheFolder: string): (conversion: Conversion) => Promise<{ rows: number }> {
  const made = new Map<string, Promise<{ path: string; rows: number }>>()
  return async (conversion) => {
    const key = createHash('sha256')
      .update(await readFile(conversion.input))
      .update(JSON.stringify(conversion.columns))
      .digest('hex')
    const make = async () => {
      await mkdir(cacheFolder, { recursive: true })
      const path = join(cacheFolder, `${key}.duckdb`)
      return { path, rows: await convertOrCopy({ ...conversion, output: path }) }
    }
    const waiting = made.get(key) ?? make()
    made.set(key, waiting)
    const { path, rows } = await waiting
    await copyFile(path, conversion.output)
    return { rows }
  }
}

/**
 * What an upload refuses an extract may still hold: no rows at all for this viewer, or columns that are named in
 * Chinese. Those files are made here, by native DuckDB alone.
 */
async function convertOrCopy(conversion: Conversion): Promise<number> {
  try {
    return (await convertToDuckdb(conversion)).rows
  } catch (error) {
    if (!(error instanceof IngestError) || !['no-rows', 'unusable-plan'].includes(error.code)) throw error
    const instance = await DuckDBInstance.create(conversion.output)
    const connection = await instance.connect()
    const columns = conversion.columns.map(({ name, type }) => `"${name}"::${sqlTypes[type]} as "${name}"`)
    await connection.run(
      `create table data as select ${columns.join(', ')}
       from read_csv('${conversion.input}', all_varchar = true, header = true)`,
    )
    const count = await connection.runAndReadAll('select count(*)::integer as n from data')
    connection.closeSync()
    instance.closeSync()
    return Number(count.getRowObjects()[0]?.['n'] ?? 0)
  }
}

const sqlTypes = {
  text: 'varchar',
  integer: 'bigint',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
} as const
