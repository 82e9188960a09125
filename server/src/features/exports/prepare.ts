import type { Static } from 'typebox'
import type { Classification } from '@aladdin/sdk/contract/dataset.ts'
import type { ExportFormat, previewExport } from '@aladdin/sdk/contract/exports.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { getAppVersion, type AppVersion } from '../../engine/compute/app-version.ts'
import { computeBlock, type ComputedBlock } from '../../engine/compute/compute-block.ts'
import type { GatedDataset } from '../../engine/gate/gate.ts'
import { mayExport } from '../../engine/gate/may-export.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { rowsLeft } from './quota.ts'

type Wish = Static<typeof previewExport.body>

export interface Prepared {
  readonly version: AppVersion
  readonly computed: ComputedBlock
  readonly classification: Classification
  readonly title: LocalText
  readonly formats: readonly ExportFormat[]
  readonly left: number
}

/** The result of a block on the viewer's rows, when every dataset of the app may leave and her rows of today suffice. */
export async function prepareExport(context: Context, viewer: Viewer, wish: Wish): Promise<Prepared> {
  const version = await getAppVersion(context, viewer, wish)
  await requireRight(context, viewer, version)
  const left = await rowsLeft(context, viewer)
  const computed = await computeBlock(context, viewer, {
    app: version.app,
    block: wish.block,
    parameters: wish.parameters ?? {},
    mostRows: Math.max(1, left),
  })
  if (computed.isTruncated || computed.rows > left) {
    throw problem('export-over-quota', { left, perDay: context.config.exportRowsPerDay })
  }
  const { block, datasets } = computed
  return {
    version,
    computed,
    classification: highest(datasets),
    title: 'title' in block ? block.title : { zh: block.name, en: block.name },
    formats: block.kind === 'chart' ? ['csv', 'xlsx', 'svg'] : ['csv', 'xlsx'],
    left,
  }
}

/** Asked before anything is computed, and of all datasets: what a block leaves out it may still tell of. */
async function requireRight({ gate }: Context, viewer: Viewer, { app }: AppVersion): Promise<void> {
  for (const { source, version } of app.datasets) {
    const gated = await gate.find(viewer, source, version)
    if (gated === undefined) throw problem('dataset-unknown', { dataset: source })
    if (!mayExport(gated))
      throw problem('export-not-allowed', { dataset: gated.title, classification: gated.classification })
  }
}

function highest(datasets: readonly GatedDataset[]): Classification {
  const order: readonly Classification[] = ['C0', 'C1', 'C2']
  return order.findLast((level) => datasets.some(({ classification }) => classification === level)) ?? 'C0'
}
