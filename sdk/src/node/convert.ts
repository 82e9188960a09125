import { mkdtemp, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { ColumnType } from '../contract/dataset.ts'
import { allColumnsOf, widening } from './all-columns.ts'
import { ingestJob } from './native/ingest-job.ts'
import { createNativePool } from './native/pool.ts'

export interface Conversion {
  /** A CSV, Excel, JSON or Parquet file, or a `.duckdb` file with a table `data`. */
  readonly input: string
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  /** The `.duckdb` file to write; an existing one is replaced when the new one is complete. */
  readonly output: string
}

/**
 * Writes a `.duckdb` file with one table `data` of exactly the declared columns and types, in the order of the
 * input; where none is declared, of all columns: of a file with the types that its values show, of a database file with
 * its own.
 * Throws `IngestError` (`missing-column`, `wrong-type` with value and line, …); then nothing is written.
 */
export async function convertToDuckdb({ input, columns, output }: Conversion): Promise<{ rows: number }> {
  const kind = await kindOf(input)
  const workFolder = await mkdtemp(join(dirname(output), '.convert-'))
  const pool = createNativePool({ entry: new URL('./native/convert-child.ts', import.meta.url), size: 1 })
  // a file is read several times over, and each job asks for an empty folder
  const emptyFolder = () => mkdtemp(join(workFolder, 'job-'))
  const planOf = async (path: string) => {
    const source = { kind: 'file', path } as const
    const { plan } = await pool.run(ingestJob, { source, workFolder: await emptyFolder(), sortBy: [] })
    if (plan === undefined) throw new Error('a file gave no plan')
    return plan
  }
  try {
    const part = join(workFolder, basename(output))
    const options = { timeoutMs: 600_000, memoryMb: 2000, spillFolder: join(workFolder, 'spill') }
    const write = async (wanted: Conversion['columns']) =>
      await pool.run(
        ingestJob,
        {
          source: { kind, path: input, columns: [...wanted] },
          workFolder: await emptyFolder(),
          output: part,
          sortBy: [],
        },
        options,
      )
    const { rows } =
      kind === 'file' && columns.length === 0
        ? await widening(allColumnsOf(await planOf(input)), write)
        : await write(columns)
    await rename(part, output)
    return { rows }
  } finally {
    await pool.close()
    await rm(workFolder, { recursive: true, force: true })
  }
}

/** By the file's first bytes, whatever its name says; the plan tells the formats of files apart. */
async function kindOf(path: string): Promise<'file' | 'duckdb'> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(12)
    await file.read(head, 0, 12, 0)
    return head.toString('latin1', 8, 12) === 'DUCK' ? 'duckdb' : 'file'
  } finally {
    await file.close()
  }
}
