import type { App, Block } from '@aladdin/sdk/app/app.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { RunStopped } from '@aladdin/sdk/node/run-in-worker.ts'
import type { RunOutcome } from '@aladdin/sdk/node/run-messages.ts'
import { parametersFromSearch } from '@aladdin/sdk/runtime/parameters.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { GatedDataset } from '../gate/gate.ts'
import { runDay } from '../gate/run-day.ts'
import { toExtract } from '../gate/to-extract.ts'
import { computeDeadlineMs } from '../sandbox/trial-run.ts'
import { viewerScope } from '../../platform/viewer-scope.ts'

export interface BlockWish {
  readonly app: App
  readonly block: string
  readonly parameters: Readonly<Record<string, string>>
  /** Versions by the name of the dataset; absent: as the app says, else the newest. */
  readonly versions?: Readonly<Record<string, number>>
  /** By default the data's own day. */
  readonly today?: string
  readonly mostRows: number
  /** Who waits for it, by her id; by default the viewer. */
  readonly asker?: string
}

export interface ComputedBlock {
  readonly block: Block
  readonly datasets: readonly GatedDataset[]
  readonly today: string
  /** One complete Arrow IPC stream. */
  readonly arrow: Uint8Array<ArrayBuffer>
  readonly rows: number
  /** More rows exist than `mostRows`. */
  readonly isTruncated: boolean
}

/** Every run draws the same chance, as the browser's do. */
export const runSeed = 1

/** Runs one block of an app on the server, on the rows of this viewer and nobody else's. */
export async function computeBlock(
  context: Context,
  viewer: Viewer,
  wish: BlockWish,
): Promise<ComputedBlock> {
  const block = wish.app.blocks.find(({ name, kind }) => name === wish.block && kind !== 'input')
  if (block === undefined) throw problem('export-block-unknown', { block: wish.block })
  const datasets = await findDatasets(context, viewer, wish)
  const stored = await Promise.all(datasets.map((gated) => context.gate.extract(gated)))
  const extracts = stored.map((extract, index) => ({
    extract,
    // one for each dataset of the app, in its order
    alias: wish.app.datasets[index]?.alias ?? '',
    gated: datasets[index],
  }))
  const listed = extracts.flatMap(({ alias, gated, extract }) =>
    gated === undefined ? [] : [toExtract(alias, gated, extract)],
  )
  const today = wish.today ?? runDay(listed, bankDay(context.clock()))
  const scope = await viewerScope(context, viewer)
  const search = new URLSearchParams(wish.parameters).toString()
  const { parameters } = parametersFromSearch(wish.app, search, { today, scope })
  const only = relationOf(block)
  const outcome = await context.sandbox.admit(wish.asker ?? viewer.personId, () =>
    asProblem(
      context.sandbox.compute({
        app: wish.app,
        datasets: extracts.map(({ alias, extract }) => ({ alias, file: extract.path })),
        inputs: { parameters, today, seed: runSeed },
        scope,
        fallbackDay: today,
        only,
        rowLimit: wish.mostRows,
        relationRows: wish.mostRows,
      }),
    ),
  )
  const result = outcome.blocks[only]
  if (result?.arrow === undefined) throw failureOf(wish.app, outcome, block.name)
  const { arrow, rows, truncated } = result
  return { block, datasets, today, arrow, rows, isTruncated: truncated }
}

/** A table shows the first rows of its relation; whoever takes it along wants all of them. */
function relationOf(block: Block): string {
  return block.kind === 'table' ? block.data : block.name
}

async function findDatasets(
  { gate }: Context,
  viewer: Viewer,
  { app, versions = {} }: BlockWish,
): Promise<readonly GatedDataset[]> {
  return Promise.all(
    app.datasets.map(async ({ source, version }) => {
      const gated = await gate.find(viewer, source, versions[source] ?? version)
      if (gated === undefined) throw problem('dataset-unknown', { dataset: source })
      return gated
    }),
  )
}

async function asProblem(run: Promise<RunOutcome>): Promise<RunOutcome> {
  try {
    return await run
  } catch (error) {
    if (!(error instanceof RunStopped)) throw error
    throw error.code === 'deadline'
      ? problem('block-too-long', { seconds: computeDeadlineMs / 1000 })
      : problem('block-failed', { block: '–', detail: stoppedDetail })
  }
}

const stoppedDetail = { zh: '内存不足或引擎中断', en: 'it ran out of memory or stopped the engine' }

function failureOf(app: App, { blocks }: RunOutcome, name: string) {
  const culprit = app.blocks.find((block) => blocks[block.name]?.failure !== undefined)
  const failure = culprit === undefined ? undefined : blocks[culprit.name]?.failure
  const nothing = { zh: '没有结果', en: 'it gave nothing' }
  const detail = failure?.message ?? blocks[name]?.reason ?? nothing
  return problem('block-failed', { block: culprit?.name ?? name, detail })
}
