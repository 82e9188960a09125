import type { App } from '@aladdin/sdk/app/app.ts'
import type { Visibility } from '@aladdin/sdk/contract/catalog.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { GatedDataset } from '../../engine/gate/gate.ts'
import type { Context } from '../../platform/context.ts'
import { coversApp } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'

/**
 * The datasets that an app asks for, as its author meets them. Refused: one that does not exist for her, a declared
 * column that she does not see, and one that reaches fewer people than the app would.
 */
export async function checkData(
  { gate }: Context,
  viewer: Viewer,
  { app, visibility }: { app: App; visibility: Visibility },
): Promise<GatedDataset[]> {
  const found: GatedDataset[] = []
  for (const declared of app.datasets) {
    const gated = await gate.find(viewer, declared.source, declared.version)
    if (gated === undefined)
      throw problem('dataset-unknown', { dataset: declared.source, alias: declared.alias })
    // names compare without case, as everywhere in SQL; a dataset's own are in lower case
    const missing = declared.columns.find(
      ({ name }) => (gated.treatments[name.toLowerCase()]?.treatment ?? 'hidden') === 'hidden',
    )
    if (missing !== undefined)
      throw problem('column-missing', { dataset: declared.source, column: missing.name })
    if (!coversApp(gated, viewer, visibility)) {
      throw problem('dataset-reaches-fewer', {
        dataset: gated.title,
        name: gated.name,
        alias: declared.alias,
        reach: gated.visibility,
        wanted: visibility,
        mine: gated.ownerId === viewer.personId,
      })
    }
    found.push(gated)
  }
  return found
}
