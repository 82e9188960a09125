import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import type { Problem } from '@aladdin/sdk/contract/problem.ts'
import type { UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { IngestError } from '@aladdin/sdk/ingest/problem.ts'
import { convertToDuckdb } from '@aladdin/sdk/node/convert.ts'
import { ingestJob } from '@aladdin/sdk/node/native/ingest-job.ts'
import { withDuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { startUpload } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'
import type { FileCase, ReadCase, RefusedCase } from './case.ts'
import { jsonFiles } from './json-files.ts'
import { parquetFiles } from './parquet-files.ts'
import { sheetFiles } from './sheet-files.ts'
import { textFiles } from './text-files.ts'
import { valueFiles } from './value-files.ts'

const files: readonly FileCase[] = [...textFiles, ...valueFiles, ...jsonFiles, ...sheetFiles, ...parquetFiles]
const isRead = (file: FileCase): file is ReadCase => 'rows' in file
const isRefused = (file: FileCase): file is RefusedCase => 'refused' in file

let app: TestApp
let analyst: Browser
let folder: string
let made = 0
beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  analyst = await signInAs(app, 'chen.jing')
  folder = await mkdtemp(join(tmpdir(), 'aladdin-corpus-'))
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

test('the corpus holds at least forty awkward files', () => {
  expect(files.length).toBeGreaterThanOrEqual(40)
})

test.each(files.filter(isRead).map((file) => [file.what, file] as const))(
  'read as it is meant, in the browser and on the command line: %s',
  async (_what, file) => {
    const bytes = await file.bytes()
    const answer = await startUpload(app, analyst, { fileName: file.file, csv: bytes })
    expect(answer.statusCode, answer.body).toBe(200)
    const preview = answer.json<UploadPreview>()
    const kept = preview.plan.columns.filter(({ include }) => include)
    expect(kept.map(({ header, type }) => `${header}:${type}`).join(' ')).toBe(file.columns)
    expect(preview.badRows.map(({ line }) => line)).toEqual(file.bad ?? [])
    expect(preview.notes.map(({ zh }) => zh).join('\n')).toContain(file.note ?? '')

    const name = `corpus_${made++}`
    const plan = { ...preview.plan, badRows: 'skip' }
    const finished = await analyst.ask('POST', `/api/uploads/${preview.id}/dataset`, {
      name,
      title: name,
      plan,
    })
    expect(finished.statusCode, finished.body).toBe(200)
    const values = await valuesOf(await snapshotOf(name))
    // very many rows are compared by their checksum: a difference of them all helps nobody
    expect(comparable(values)).toEqual(comparable(file.rows))
    expect(preview.rowCount).toBe(values.length + (file.bad?.length ?? 0))

    // the command line refuses bad rows by their line instead of skipping them
    const columns = kept.map((column) => ({ name: column.name, type: column.type }))
    const converted = convertFile(file.file, bytes, columns)
    if (file.bad === undefined) expect(await valuesOf(await converted)).toEqual(values)
    else if (file.declarable === true) expect(await valuesOf(await converted)).toHaveLength(preview.rowCount)
    else await expect(converted).rejects.toMatchObject({ facts: { line: file.bad[0] } })
  },
)

test.each(files.filter(isRefused).map((file) => [file.what, file] as const))(
  'refused with a sentence in both languages, and nothing of it stays: %s',
  async (_what, file) => {
    const bytes = await file.bytes()
    const answer = await startUpload(app, analyst, { fileName: file.file, csv: bytes })
    expect(answer.statusCode, answer.body).toBe(422)
    const { title } = answer.json<Problem>()
    const { sentence } = await refusalOf(file, bytes)
    expect(title.zh).toContain(sentence.zh)
    expect(title.en).toContain(sentence.en)
    const kept = await app.context.db.selectFrom('upload').select('id').execute()
    const { dataFolder } = app.context.config
    expect(await readdir(join(dataFolder, 'uploads'))).toEqual(kept.map(({ id }) => id))
    expect(kept).toEqual([])
    expect(await readdir(join(dataFolder, 'work')).catch(() => [])).toEqual([])
  },
)

test.each(['book.xlsx', 'codes.jsonl', 'whole.parquet'])('the command line itself takes %s', async (name) => {
  const file = files.filter(isRead).find((each) => each.file === name)
  if (file === undefined) throw new Error('no such file in the corpus')
  const input = join(folder, name)
  await writeFile(input, await file.bytes())
  // the column is found by its header, whatever the plan would call it
  const columns = file.columns.split(' ').map((column) => {
    const [header = '', type] = column.split(':')
    return { name: header, type: type as ColumnType } // written in the corpus
  })
  const output = join(folder, 'made.duckdb')
  await convertToDuckdb({ input, columns, output })
  expect(await valuesOf(output)).toEqual(file.rows)
})

/** What the command line says of the file; declared columns need no rows, so that one it does not say. */
async function refusalOf(file: RefusedCase, bytes: Buffer): Promise<IngestError> {
  if (file.refused === 'no-rows') return new IngestError('no-rows')
  const refusal: unknown = await convertFile(file.file, bytes, [{ name: 'a', type: 'text' }]).catch(
    (error: unknown) => error,
  )
  if (!(refusal instanceof IngestError)) throw new Error(`not refused: ${String(refusal)}`)
  expect(refusal.code).toBe(file.refused)
  return refusal
}

/** The job of the command line, in the child that is already there. */
async function convertFile(
  name: string,
  bytes: Buffer,
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
): Promise<string> {
  const workFolder = await mkdtemp(join(folder, 'work-'))
  const path = join(workFolder, name)
  const output = join(workFolder, 'made.duckdb')
  await writeFile(path, bytes)
  const source = { kind: 'file' as const, path, columns: [...columns] }
  await app.context.native.run(ingestJob, { source, workFolder, output, sortBy: [] })
  return output
}

function comparable(rows: readonly string[]) {
  if (rows.length < 1000) return rows
  return { count: rows.length, sha256: createHash('sha256').update(rows.join('\n')).digest('hex') }
}

async function snapshotOf(name: string): Promise<string> {
  const { snapshot_hash } = await app.context.db
    .selectFrom('dataset_version')
    .innerJoin('dataset', 'dataset.id', 'dataset_version.dataset_id')
    .where('dataset.name', '=', name)
    .select('snapshot_hash')
    .executeTakeFirstOrThrow()
  return app.context.blobs.path(snapshot_hash)
}

/** Every row as text, in the order of the table. */
function valuesOf(path: string): Promise<string[]> {
  return withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
    await duckdb.run(`attach '${path}' as made (read_only)`)
    const rows = await duckdb.rows('select columns(*)::varchar from made.main.data order by rowid')
    return rows.map((row) =>
      Object.values(row)
        .map((value) => value ?? '∅')
        .join('|'),
    )
  })
}
