import { link } from 'node:fs/promises'
import { join } from 'node:path'
import type { IngestPlan } from '@aladdin/sdk/contract/uploads.ts'
import { checkPlan } from '@aladdin/sdk/ingest/plan.ts'
import { IngestError } from '@aladdin/sdk/ingest/problem.ts'
import { carryOver, type CarriedColumn } from '@aladdin/sdk/ingest/same-reading.ts'
import { carryOverJob } from '@aladdin/sdk/node/native/carry-over-job.ts'
import type { IngestOutput } from '@aladdin/sdk/node/native/ingest-job.ts'
import type { JobOptions, NativePool } from '@aladdin/sdk/node/native/pool.ts'
import type { KeptReading } from './kept-readings.ts'

interface Wanted {
  readonly plan: IngestPlan
  readonly kept?: KeptReading | undefined
}

interface Target {
  readonly workFolder: string
  /** Database file to write. */
  readonly output: string
  readonly options: JobOptions
}

/** What a preview has read becomes the output when the plan reads the file just so; undefined when it does not. */
export async function reuseRows(
  pool: NativePool,
  { plan, kept }: Wanted,
  { workFolder, output, options }: Target,
): Promise<IngestOutput | undefined> {
  const carried = kept && carryOver({ plan: kept.plan, badRowCount: kept.read.badRowCount }, checkPlan(plan))
  if (!kept || !carried) return undefined
  const { badRowCount, badRows, columns } = kept.read
  if (plan.badRows !== 'skip' && badRowCount > 0) {
    throw new IngestError('bad-rows', { count: badRowCount, line: badRows[0]?.line ?? 0 })
  }
  const isSame = carried.length === columns.length && carried.every(({ from, name }) => from === name)
  // a second name and not a move: should finishing fail, the next attempt finds it again
  const held = isSame ? output : join(workFolder, 'held.duckdb')
  if (!(await isLinked(kept.path, held))) return undefined
  if (isSame) return kept.read
  await pool.run(carryOverJob, { path: held, output, columns: [...carried] }, options)
  return renamed(kept.read, carried)
}

/** What a preview has said serves a plan that asks for no other reading; undefined when it must be read again. */
export function reuseReading(
  kept: KeptReading,
  wanted: IngestPlan,
): (IngestOutput & { readonly plan: IngestPlan }) | undefined {
  const plan = checkPlan(wanted)
  const carried = carryOver({ plan: kept.plan, badRowCount: kept.read.badRowCount }, plan)
  // notes are said with a fresh suggestion only
  return carried && { ...renamed(kept.read, carried), plan, notes: [], sheets: [] }
}

function renamed(read: IngestOutput, carried: readonly CarriedColumn[]): IngestOutput {
  const names = new Map(carried.map(({ from, name }) => [from, name]))
  const places = carried.map(({ from }) => read.columns.findIndex(({ name }) => name === from))
  return {
    ...read,
    columns: places.flatMap((place) => {
      const column = read.columns[place]
      return column ? [{ ...column, name: names.get(column.name) ?? column.name }] : []
    }),
    preview: read.preview.map((row) => places.map((place) => row[place] ?? null)),
    badRows: read.badRows.map((row) =>
      row.column === undefined ? row : { ...row, column: names.get(row.column) ?? row.column },
    ),
  }
}

function isLinked(path: string, name: string): Promise<boolean> {
  return link(path, name).then(
    () => true,
    () => false,
  )
}
