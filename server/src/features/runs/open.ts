import type { App } from '@aladdin/sdk/app/app.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { OpenedRun } from '@aladdin/sdk/contract/runs.ts'
import { withGiven } from '@aladdin/sdk/runtime/given.ts'
import { routeOf } from '../../engine/answers/route-of.ts'
import { getAppVersion } from '../../engine/compute/app-version.ts'
import { runDay } from '../../engine/gate/run-day.ts'
import { toExtract } from '../../engine/gate/to-extract.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import { entitlementHash, recordReceipt } from '../../platform/receipts.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** Every run of a version draws the same chance, so that two people see the same picture of the same rows. */
const seed = 1

interface Opening {
  readonly app: string
  readonly version?: number
  readonly parameters?: Readonly<Record<string, string>>
}

/** Opens a version for the viewer on her rows and leaves the receipt of it. */
export async function openForViewer(context: Context, viewer: Viewer, opening: Opening): Promise<OpenedRun> {
  const { id, number, app } = await getAppVersion(context, viewer, opening)
  const parts = await Promise.all(app.datasets.map((dataset) => extractFor(context, viewer, dataset)))
  const extracts = parts.map(({ extract }) => extract)
  const route = routeOf(parts.map(({ gated, extract: { bytes } }) => ({ ...gated, bytes })))
  if (route.place === 'server') context.sandbox.pool.warmUp()
  const today = runDay(extracts, bankDay(context.clock()))
  const run = context.newId()
  await context.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('run')
      .values({
        id: run,
        app_id: id,
        number,
        person_id: viewer.personId,
        position_id: viewer.positionId,
        branch_id: viewer.branchId,
        at: context.clock(),
        parameters: JSON.stringify(opening.parameters ?? {}),
        dataset_versions: JSON.stringify(
          Object.fromEntries(extracts.map((part) => [part.source, part.version])),
        ),
        entitlement_hash: entitlementHash(extracts.map((part) => part.key)),
        today,
        seed,
        place: route.place,
      })
      .execute()
    await recordReceipt(trx, viewer, {
      id: run,
      kind: 'run',
      at: context.clock(),
      app: { id, number },
      parameters: opening.parameters ?? {},
      datasets: parts.map(({ gated, extract }) => ({
        id: gated.id,
        name: gated.name,
        version: gated.version,
        entitlement: extract.key,
      })),
      today,
      seed,
      place: route.place,
    })
  })
  // the id was made here
  return {
    run: run as OpenedRun['run'],
    version: number,
    app: withGiven(app, extracts),
    extracts,
    today,
    seed,
    route,
  }
}

/** A version that is not pinned follows the newest data. Columns that are missing fail in the app, on their line. */
async function extractFor({ gate }: Context, viewer: Viewer, dataset: App['datasets'][number]) {
  const gated = await gate.find(viewer, dataset.source, dataset.version)
  if (gated === undefined) throw problem('dataset-unknown', { dataset: dataset.source })
  return { gated, extract: toExtract(dataset.alias, gated, await gate.extract(gated)) }
}
