import type { Static } from 'typebox'
import type { App, ModelBlock } from '@aladdin/sdk/app/app.ts'
import type { Visibility } from '@aladdin/sdk/contract/catalog.ts'
import type { publishModel, PublishedModel } from '@aladdin/sdk/contract/models.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { FittedModel } from '@aladdin/sdk/methods/fitted.ts'
import type { FitMethod } from '@aladdin/sdk/methods/method.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import type { RunOutcome } from '@aladdin/sdk/node/run-messages.ts'
import type { ViewerScope } from '@aladdin/sdk/runtime/block-state.ts'
import { closureOf } from '@aladdin/sdk/runtime/closure.ts'
import { Fingerprints } from '@aladdin/sdk/runtime/fingerprints.ts'
import { planOf } from '@aladdin/sdk/runtime/plan.ts'
import type { GatedDataset } from '../../engine/gate/gate.ts'
import { fitDeadlineMs } from '../../engine/sandbox/trial-run.ts'
import { bankDay } from '../../platform/bank-day.ts'
import { getWrittenVersion } from '../../engine/compute/app-version.ts'
import type { Context } from '../../platform/context.ts'
import { asRunProblem } from '../../platform/run-problem.ts'
import { viewerScope } from '../../platform/viewer-scope.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { putJson } from '../../storage/json-blob.ts'
import { requireHeadOffice } from './head-office.ts'
import { learnedRelations } from './learned.ts'
import { requireReach } from './model-reach.ts'
import { recordModel } from './record-model.ts'

type Wish = Static<typeof publishModel.body>

/**
 * Fits the block once more, on the server and on all rows that the publisher may see, and keeps what it learned. No
 * number comes from her browser, and no row is kept.
 */
export async function fitAndPublish(context: Context, viewer: Viewer, wish: Wish): Promise<PublishedModel> {
  if (wish.visibility === 'bank') await requireHeadOffice(context, viewer)
  return context.sandbox.admit(viewer.personId, () => carryOut(context, viewer, wish))
}

async function carryOut(context: Context, viewer: Viewer, wish: Wish): Promise<PublishedModel> {
  const version = await getWrittenVersion(context, viewer, wish)
  const { block, method } = modelBlockOf(version.app, wish.block)
  const scope = await viewerScope(context, viewer)
  const app = onlyModel(version.app, block, scope)
  const datasets = await findDatasets(context, viewer, { app, visibility: wish.visibility })
  const outcome = await fit(context, { app, datasets, scope })
  requireDone(app, outcome, block.name)
  const relations = learnedRelations(outcome, method, block.name)
  return recordModel(context, viewer, {
    name:
      wish.name ??
      block.use ??
      `${wish.app}-${block.name}`
        .toLowerCase()
        .replaceAll(/[^a-z0-9-]+/g, '-')
        .slice(0, 60),
    visibility: wish.visibility,
    version,
    block: block.name,
    method: method.name,
    fittedOn: outcome.today,
    relations,
    datasets: datasets.map(({ name, version: number }) => ({ name, version: number })),
    entitlements: datasets.map(({ entitlement }) => entitlement.key),
    store: (model: FittedModel) => putJson(context.blobs, model),
  })
}

/** A model that did not come to an end is not published; an input that offers choices from elsewhere may lack them. */
function requireDone(app: App, outcome: RunOutcome, block: string): void {
  const own = outcome.blocks[block]
  if (own?.status === 'done') return
  const culprit = app.blocks.find(
    ({ kind, name }) => kind !== 'input' && outcome.blocks[name]?.failure !== undefined,
  )
  const failure = culprit === undefined ? undefined : outcome.blocks[culprit.name]?.failure
  const detail = failure?.message ?? own?.reason ?? { zh: '没有结果', en: 'it gave nothing' }
  throw problem('app-run-failed', { block: culprit?.name ?? block, detail })
}

function modelBlockOf(app: App, name: string): { block: ModelBlock; method: FitMethod } {
  const block = app.blocks.find((each) => each.name === name)
  const method = block?.kind === 'model' ? methods[block.method] : undefined
  if (block?.kind !== 'model' || method?.kind !== 'fit') throw problem('model-block-unknown', { block: name })
  return { block, method }
}

/** The block and what it reads; it learns anew even where it scores with an older version of itself. */
function onlyModel(app: App, { name }: ModelBlock, scope: ViewerScope): App {
  const blocks = app.blocks.map((block) => {
    if (block.kind !== 'model') return block
    const { use: _, version: __, fitted: ___, ...fresh } = block
    return fresh
  })
  const plan = planOf({
    app: { ...app, blocks },
    datasets: app.datasets.map(({ alias }) => ({ alias, versionKey: alias })),
    inputs: { parameters: {}, today: '2000-01-01', seed: 1 },
    scope,
    methods,
    rowLimit: 1,
    relationRows: 0,
    fingerprints: new Fingerprints(),
  })
  return closureOf({ ...app, blocks }, plan, [name])
}

async function findDatasets(
  { gate }: Context,
  viewer: Viewer,
  { app, visibility }: { readonly app: App; readonly visibility: Visibility },
): Promise<readonly GatedDataset[]> {
  const found: GatedDataset[] = []
  for (const { alias, source, version } of app.datasets) {
    const gated = await gate.find(viewer, source, version)
    if (gated === undefined) throw problem('dataset-unknown', { dataset: source, alias })
    requireReach(gated, viewer, { alias, visibility })
    found.push(gated)
  }
  return found
}

interface Fitting {
  readonly app: App
  readonly datasets: readonly GatedDataset[]
  readonly scope: ViewerScope
}

async function fit(context: Context, { app, datasets, scope }: Fitting): Promise<RunOutcome> {
  const files = await Promise.all(
    datasets.map(async (gated, index) => ({
      alias: app.datasets[index]?.alias ?? gated.name,
      file: (await context.gate.extract(gated)).path,
    })),
  )
  const fitting = { app, datasets: files, scope, fallbackDay: bankDay(context.clock()) }
  return asRunProblem(context.sandbox.fit(fitting), fitDeadlineMs)
}
