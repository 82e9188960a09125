import type { Visibility } from '@aladdin/sdk/contract/catalog.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { GatedDataset } from '../../engine/gate/gate.ts'
import { coversApp } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** A model tells as much of a dataset as its groups do, so it reaches no further than the dataset itself. */
export function requireReach(
  gated: GatedDataset,
  viewer: Viewer,
  { alias, visibility }: { readonly alias: string; readonly visibility: Visibility },
): void {
  if (coversApp(gated, viewer, visibility)) return
  const { visibility: reach, title, name, ownerId } = gated
  const mine = ownerId === viewer.personId
  throw problem('dataset-reaches-fewer', { dataset: title, name, alias, reach, wanted: visibility, mine })
}
