import type { App } from '@aladdin/sdk/app/app.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { TableShape } from '@aladdin/sdk/node/native/column-shape.ts'
import { RunStopped } from '@aladdin/sdk/node/run-in-worker.ts'
import type { RunOutcome } from '@aladdin/sdk/node/run-messages.ts'
import type { GatedDataset } from '../../engine/gate/gate.ts'
import { withModels } from '../../engine/models/find-models.ts'
import { trialDeadlineMs, type TrialDataset } from '../../engine/sandbox/trial-run.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** Runs the app for real on synthetic rows of its datasets' shape. A block that fails refuses the publication. */
export async function tryOut(
  context: Context,
  viewer: Viewer,
  { app, datasets }: { app: App; datasets: readonly GatedDataset[] },
): Promise<RunOutcome> {
  const trialDatasets = await Promise.all(
    datasets.map((gated, index) => toTrialDataset(context, app.datasets[index]?.alias ?? gated.name, gated)),
  )
  const withLearned = await withModels(context, viewer, app)
  const outcome = await runTrial(context, viewer, { app: withLearned, datasets: trialDatasets })
  for (const [block, result] of Object.entries(outcome.blocks)) {
    if (result.failure === undefined) continue
    throw problem('app-run-failed', { block, detail: result.failure.message, failure: [result.failure] })
  }
  return outcome
}

async function runTrial(
  { sandbox, clock, db }: Context,
  viewer: Viewer,
  { app, datasets }: { app: App; datasets: readonly TrialDataset[] },
): Promise<RunOutcome> {
  const branches = await db.selectFrom('branch').where('id', 'in', viewer.branches).selectAll().execute()
  const refs = branches.map((row) => ({ id: row.id, name: { zh: row.name_zh, en: row.name_en } }))
  const own = refs.find(({ id }) => id === viewer.branchId)
  if (own === undefined) throw new Error(`branch of a position is unknown: ${viewer.branchId}`)
  const trial = { app, datasets, scope: { branch: own, branches: refs }, fallbackDay: bankDay(clock()) }
  return asRunProblem(sandbox.tryOut(trial), trialDeadlineMs)
}

/** Whatever ended the work on an author's text is hers to mend. */
export async function asRunProblem<TResult>(work: Promise<TResult>, deadlineMs: number): Promise<TResult> {
  try {
    return await work
  } catch (error) {
    if (error instanceof RunStopped && error.code === 'deadline') {
      throw problem('app-run-too-long', { seconds: deadlineMs / 1000 })
    }
    if (error instanceof RunStopped && error.code === 'crashed') {
      throw problem('app-run-failed', {
        block: '–',
        detail: { zh: '内存不足或引擎中断', en: 'it ran out of memory or stopped the engine' },
      })
    }
    throw error
  }
}

async function toTrialDataset({ db }: Context, alias: string, gated: GatedDataset): Promise<TrialDataset> {
  const { profile } = await db
    .selectFrom('dataset_version')
    .where('dataset_id', '=', gated.id)
    .where('number', '=', gated.version)
    .select('profile')
    .executeTakeFirstOrThrow()
  return {
    alias,
    classification: gated.classification,
    columns: gated.columns,
    shape: shapeFor(gated, JSON.parse(profile) as TableShape), // written by ingest
  }
}

/**
 * What an author may learn from a profile of all rows: failures and pictures show its values. A column that is hidden
 * from her is not there, and a masked one keeps nothing but its type.
 */
function shapeFor(gated: GatedDataset, shape: TableShape): TableShape {
  const columns = shape.columns.flatMap((column) => {
    const treatment = gated.treatments[column.name]?.treatment ?? 'hidden'
    if (treatment === 'visible') return [column]
    const { name, type, nullShare, distinct } = column
    return treatment === 'masked' ? [{ name, type, nullShare, distinct: Math.min(distinct, 20) }] : []
  })
  return { rows: shape.rows, columns }
}
