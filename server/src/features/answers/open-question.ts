import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { withGiven } from '@aladdin/sdk/runtime/given.ts'
import { valuesOf } from '@aladdin/sdk/runtime/parameter-types.ts'
import { parametersFromSearch } from '@aladdin/sdk/runtime/parameters.ts'
import { answerKeys, scopeFor, type Question } from '../../engine/answers/answer-key.ts'
import { getAppVersion } from '../../engine/compute/app-version.ts'
import type { GatedDataset } from '../../engine/gate/gate.ts'
import { runDay } from '../../engine/gate/run-day.ts'
import { deliveredColumns } from '../../engine/gate/to-extract.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { viewerScope } from '../../platform/viewer-scope.ts'

/** As in a run: every run of a version draws the same chance. */
const seed = 1

export interface Asked {
  readonly name: string
  readonly version?: number | undefined
  /** As in an address. */
  readonly parameters?: Readonly<Record<string, string>> | undefined
}

/** A question as it stands for one viewer at this moment. */
export interface OpenQuestion extends Question {
  readonly name: string
  /** As they were asked. */
  readonly parameters: Readonly<Record<string, string>>
  readonly datasets: readonly { readonly alias: string; readonly gated: GatedDataset }[]
  readonly keys: { readonly engine: string; readonly answer: string }
}

/** Reads what the viewer may see now and makes the keys of it; no row is touched. */
export async function openQuestion(context: Context, viewer: Viewer, asked: Asked): Promise<OpenQuestion> {
  const { id, number, app } = await getAppVersion(context, viewer, {
    app: asked.name,
    version: asked.version,
  })
  const datasets = await Promise.all(
    app.datasets.map(async ({ alias, source, version }) => {
      const gated = await context.gate.find(viewer, source, version)
      if (gated === undefined) throw problem('dataset-unknown', { dataset: source })
      return { alias, gated }
    }),
  )
  const today = runDay(
    datasets.map(({ gated }) => gated),
    bankDay(context.clock()),
  )
  const scope = scopeFor(app, await viewerScope(context, viewer))
  const parameters = asked.parameters ?? {}
  const search = new URLSearchParams(parameters).toString()
  const given = parametersFromSearch(app, search, { today, scope }).parameters
  const delivered = datasets.map(({ alias, gated }) => ({
    alias,
    columns: deliveredColumns(gated),
    mode: gated.mode.kind,
  }))
  const question: Question = {
    app: withGiven(app, delivered),
    appId: id,
    number,
    extracts: Object.fromEntries(datasets.map(({ alias, gated }) => [alias, gated.entitlement.key])),
    scope,
    values: valuesOf(app, { parameters: given, today, seed }),
    today,
    seed,
  }
  return { ...question, name: asked.name, parameters, datasets, keys: answerKeys(question) }
}
