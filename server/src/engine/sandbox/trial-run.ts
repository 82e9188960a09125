import { createHash, randomUUID } from 'node:crypto'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '@aladdin/sdk/app/app.ts'
import type { Classification, Column, EntityKind } from '@aladdin/sdk/contract/dataset.ts'
import type { TableShape } from '@aladdin/sdk/node/native/column-shape.ts'
import type { NativePool } from '@aladdin/sdk/node/native/pool.ts'
import { RunWorker } from '@aladdin/sdk/node/run-in-worker.ts'
import type { RunOrder, RunOutcome } from '@aladdin/sdk/node/run-messages.ts'
import type { ViewerScope } from '@aladdin/sdk/runtime/block-state.ts'
import { writeSynthetic } from '../profile/synthetic.ts'
import { createAnswerPool, type AnswerPool } from './answer-pool.ts'
import { createPlaces, type Places } from './places.ts'
import { createStudy, type Study } from './study.ts'

/** A dataset as a trial sees it: its shape, and none of its rows. */
export interface TrialDataset {
  readonly alias: string
  readonly classification: Classification
  readonly columns: readonly Column[]
  readonly shape: TableShape
}

export interface Trial {
  readonly app: App
  readonly datasets: readonly TrialDataset[]
  readonly scope: ViewerScope
  /** ISO day that the run takes as its own when the data has none. */
  readonly fallbackDay: string
}

export interface Fitting {
  readonly app: App
  readonly datasets: readonly { readonly alias: string; readonly file: string }[]
  readonly scope: ViewerScope
  readonly fallbackDay: string
}

/** One block for a viewer who takes its result along, or compares it. */
export type Computing = Omit<RunOrder, 'only'> & { readonly only: string }

export interface Sandbox {
  /** Runs an app on synthetic rows with its default parameters. Throws `RunStopped` at the deadline. */
  readonly tryOut: (trial: Trial) => Promise<RunOutcome>
  /** Runs an app on extracts that its caller may see, for what a model learns from them. Throws `RunStopped`. */
  readonly fit: (fitting: Fitting) => Promise<RunOutcome>
  /** Runs what one block needs on extracts of its viewer. Throws `RunStopped`. */
  readonly compute: (computing: Computing) => Promise<RunOutcome>
  /** Everything for one author happens in here; throws `busy` when too much is under way already. */
  readonly admit: Places
  readonly check: Study['check']
  readonly draw: Study['draw']
  readonly drawScreen: Study['drawScreen']
  /** Engines that answer viewers on their own extracts. */
  readonly pool: AnswerPool
  readonly close: () => Promise<void>
}

export const trialDeadlineMs = 30_000
export const fitDeadlineMs = 60_000
export const computeDeadlineMs = 30_000
/** Most lines of a learned table; a scorecard has some hundred. */
const learnedRows = 5000

/** The server's own place to run an app: the browser's engine in a worker thread that can be ended at any moment. */
export function createSandbox({ native, folder }: { native: NativePool; folder: string }): Sandbox {
  // started with the first trial: most processes never publish in their first minute
  let worker: RunWorker | undefined
  // a trial may take half a minute, and nobody should wait for a stranger's
  let computer: RunWorker | undefined
  const study = createStudy()
  const pool = createAnswerPool()
  return {
    admit: createPlaces({ total: 4, perPerson: 1 }),
    check: study.check,
    draw: study.draw,
    drawScreen: study.drawScreen,
    pool,
    async tryOut({ app, datasets, scope, fallbackDay }) {
      worker ??= new RunWorker()
      const files = await Promise.all(
        datasets.map(async (dataset) => ({
          alias: dataset.alias,
          file: await syntheticFile(native, folder, dataset),
        })),
      )
      return worker.run({
        app,
        datasets: files,
        inputs: { parameters: {} },
        fallbackDay,
        scope,
        rowLimit: 5000,
        relationRows: 0,
        deadlineMs: trialDeadlineMs,
      })
    },
    async fit(fitting) {
      worker ??= new RunWorker()
      return worker.run({
        ...fitting,
        inputs: { parameters: {} },
        rowLimit: 1,
        relationRows: learnedRows,
        deadlineMs: fitDeadlineMs,
      })
    },
    async compute(computing) {
      computer ??= new RunWorker()
      return computer.run({ ...computing, deadlineMs: computeDeadlineMs })
    },
    close: async () => {
      await computer?.close()
      await pool.close()
      await study.close()
      await worker?.close()
    },
  }
}

/** Synthetic rows of a shape, made once: the same shape gives the same rows, and so the same picture. */
async function syntheticFile(native: NativePool, folder: string, dataset: TrialDataset): Promise<string> {
  const { classification, columns, shape } = dataset
  const identity = JSON.stringify([classification, entitiesOf(columns), shape])
  const path = join(folder, `${createHash('sha256').update(identity).digest('hex')}.duckdb`)
  if (await exists(path)) return path
  await mkdir(folder, { recursive: true })
  const output = join(folder, `${randomUUID()}.part`)
  try {
    await writeSynthetic(native, {
      shape,
      classification,
      entities: entitiesOf(columns),
      output,
    })
    await rename(output, path)
    return path
  } finally {
    await rm(output, { force: true })
  }
}

function entitiesOf(columns: readonly Column[]): Record<string, EntityKind> {
  return Object.fromEntries(
    columns.flatMap(({ name, entity }) => (entity === undefined ? [] : [[name, entity] as const])),
  )
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
