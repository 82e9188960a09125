import type { App } from '@aladdin/sdk/app/app.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { ViewerScope } from '@aladdin/sdk/runtime/block-state.ts'
import { withGiven } from '@aladdin/sdk/runtime/given.ts'
import { valuesOf } from '@aladdin/sdk/runtime/parameter-types.ts'
import { parametersFromSearch } from '@aladdin/sdk/runtime/parameters.ts'
import { answerKeys, scopeFor, type Question } from '../../engine/answers/answer-key.ts'
import type { GatedDataset } from '../../engine/gate/gate.ts'
import { runDay } from '../../engine/gate/run-day.ts'
import { deliveredColumns } from '../../engine/gate/to-extract.ts'
import { withModels } from '../../engine/models/find-models.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import { reachesVersion } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readJson } from '../../storage/json-blob.ts'

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
  const version = await findVersion(context, viewer, asked)
  // written by publishing, which stores a normalized app
  const app = await withModels(context, viewer, (await readJson(context.blobs, version.app_hash)) as App)
  const datasets = await Promise.all(
    app.datasets.map(async ({ alias, source, version: number }) => {
      const gated = await context.gate.find(viewer, source, number)
      if (gated === undefined) throw problem('dataset-unknown', { dataset: source })
      return { alias, gated }
    }),
  )
  const today = runDay(
    datasets.map(({ gated }) => gated),
    bankDay(context.clock()),
  )
  const scope = scopeFor(app, await findScope(context, viewer))
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
    appId: version.app_id,
    number: version.number,
    extracts: Object.fromEntries(datasets.map(({ alias, gated }) => [alias, gated.entitlement.key])),
    scope,
    values: valuesOf(app, { parameters: given, today, seed }),
    today,
    seed,
  }
  return { ...question, name: asked.name, parameters, datasets, keys: answerKeys(question) }
}

async function findVersion({ db }: Context, viewer: Viewer, { name, version }: Asked) {
  const row = await db
    .selectFrom('app')
    .innerJoin('app_version', 'app_version.app_id', 'app.id')
    .where('app.name', '=', name)
    .where('app.withdrawn_at', 'is', null)
    .where(reachesVersion(viewer))
    .where((where) => where('app_version.number', '=', version ?? where.ref('app.version')))
    .select(['app_version.app_id', 'app_version.number', 'app_version.app_hash'])
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  return row
}

async function findScope({ db }: Context, viewer: Viewer): Promise<ViewerScope> {
  const rows = await db
    .selectFrom('branch')
    .where('id', 'in', viewer.branches)
    .select(['id', 'name_zh', 'name_en'])
    .orderBy('path')
    .execute()
  const branches = rows.map((row) => ({ id: row.id, name: { zh: row.name_zh, en: row.name_en } }))
  const branch = branches.find(({ id }) => id === viewer.branchId)
  if (branch === undefined) throw new Error(`branch of a position is unknown: ${viewer.branchId}`)
  return { branch, branches }
}
