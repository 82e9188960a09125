import type { App } from '@aladdin/sdk/app/app.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { TableShape } from '@aladdin/sdk/node/native/column-shape.ts'
import type { RunOutcome } from '@aladdin/sdk/node/run-messages.ts'
import type { GatedDataset } from '../../engine/gate/gate.ts'
import { withModels } from '../../engine/models/find-models.ts'
import { trialDeadlineMs, type TrialDataset } from '../../engine/sandbox/trial-run.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import { asRunProblem } from '../../platform/run-problem.ts'
import { viewerScope } from '../../platform/viewer-scope.ts'
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
  const trial = {
    app: withLearned,
    datasets: trialDatasets,
    scope: await viewerScope(context, viewer),
    fallbackDay: bankDay(context.clock()),
  }
  const outcome = await asRunProblem(context.sandbox.tryOut(trial), trialDeadlineMs)
  for (const [block, result] of Object.entries(outcome.blocks)) {
    if (result.failure === undefined) continue
    throw problem('app-run-failed', { block, detail: result.failure.message, failure: [result.failure] })
  }
  return outcome
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
    return treatment === 'masked' || treatment === 'join-only'
      ? [{ name, type, nullShare, distinct: Math.min(distinct, 20) }]
      : []
  })
  return { rows: shape.rows, columns }
}
