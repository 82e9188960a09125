import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { App } from '@aladdin/sdk/app/app.ts'
import { bindModels } from '@aladdin/sdk/cli/bind-models.ts'
import type { BlockSummary, QueryAnswer } from '@aladdin/sdk/bridge/messages.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import type { Runner } from '../../web/src/sandbox/host.ts'
import { dataPath, goldenScope, type GoldenCase, type GoldenOutput, type GoldenRun } from './cases.ts'
import { rowLimit, type LegTools } from './legs.ts'

export interface BrowserTools extends Pick<LegTools, 'convert'> {
  /** A page of `startRunnerServer`; its frame and engine are made with the first case and kept. */
  readonly page: Page
  readonly frameUrl: string
  /** The day that a run is of; the place that shows an app names it. */
  readonly dayOf: (run: GoldenRun) => string
}

/** The case in Chromium: checked by the host page, run in the sealed frame, asked through the host API. */
export async function throughBrowser(golden: GoldenCase, tools: BrowserTools): Promise<GoldenOutput> {
  const { page } = tools
  const { app: checked, problems } = await page.evaluate((files) => window.sandbox.check(files), golden.files)
  if (!checked) return { problems }
  // the place that opens an app puts the published models on it
  const app = await bindModels({
    io: { folder: golden.folder },
    app: checked,
    appFolder: golden.folder,
    given: [],
  })
  const datasets = await readDatasets(golden, app, tools)
  await page.evaluate(hold, datasets)
  const runs: Record<string, unknown> = {}
  for (const run of golden.runs) {
    const today = run.today ?? tools.dayOf(run)
    const seen = await page.evaluate(show, {
      frameUrl: tools.frameUrl,
      app,
      inputs: { parameters: run.parameters, today, seed: run.seed ?? 1 },
      scope: goldenScope,
      limits: { rowLimit, relationRows: rowLimit },
      sides: sideRelations(app),
    })
    runs[run.name] = { today, blocks: plainBlocks(seen) }
  }
  return { runs }
}

interface Seen {
  readonly states: Readonly<Record<string, BlockSummary>>
  readonly answers: Readonly<Record<string, QueryAnswer>>
}

interface GoldenPage extends Window {
  runner?: Runner
  states: Record<string, BlockSummary>
  datasets: { alias: string; version: string; blob: Blob }[]
  onSettled: () => void
}

/** In the page: keeps the bytes of a case for its runs. */
function hold(datasets: readonly { alias: string; base64: string }[]): void {
  const host = window as unknown as GoldenPage
  host.states = {}
  host.datasets = datasets.map(({ alias, base64 }) => ({
    alias,
    version: crypto.randomUUID(),
    blob: new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]),
  }))
}

/** In the page: shows one run and reads all that came of it. */
async function show(given: {
  frameUrl: string
  app: App
  inputs: Parameters<Runner['setInputs']>[0]
  scope: typeof goldenScope
  limits: { rowLimit: number; relationRows: number }
  sides: Readonly<Record<string, string>>
}): Promise<Seen> {
  const host = window as unknown as GoldenPage
  const settled = new Promise<void>((resolve) => {
    host.onSettled = resolve
  })
  host.runner ??= await window.sandbox.open(given.frameUrl, {
    state: (block, state) => {
      host.states[block] = state
    },
    settled: () => host.onSettled(),
  })
  const { app, inputs, scope, limits } = given
  host.runner.show({ app, inputs, scope, limits, datasets: host.datasets })
  await settled
  const states = { ...host.states }
  const answers: Record<string, QueryAnswer> = {}
  for (const [name, state] of Object.entries(states)) {
    if (state.status === 'done') answers[name] = await host.runner.rows(name, limits.rowLimit)
  }
  for (const [side, owner] of Object.entries(given.sides)) {
    if (states[owner]?.status !== 'done') continue
    states[side] = { status: 'done' }
    answers[side] = await host.runner.query(`select * from "${side}"`, { limit: limits.rowLimit })
  }
  return { states, answers }
}

/** As `plainOutcome` says it of a worker's run. */
function plainBlocks({ states, answers }: Seen): Readonly<Record<string, unknown>> {
  const blocks: Record<string, unknown> = {}
  for (const [name, state] of Object.entries(states)) {
    const { status, code, message, place, fix, detail, total } = state
    if (status === 'failed')
      blocks[name] = { status, failure: present({ code, message, place, fix, detail }) }
    else if (status === 'waiting') blocks[name] = { status, reason: message }
    else blocks[name] = plainAnswer(answers[name], { total, isTruncated: state.truncated })
    // Plain inputs and the views over datasets have nothing to show.
    if (status === 'done' && state.columns?.length === 0) delete blocks[name]
  }
  return blocks
}

function plainAnswer(
  answer: QueryAnswer | undefined,
  { total, isTruncated }: { readonly total: number | undefined; readonly isTruncated: boolean | undefined },
): unknown {
  if (answer?.ok !== true) return answer
  const rows = answer.rows.map((row) =>
    Object.fromEntries(answer.columns.map(({ name }, index) => [name, jsonValue(row[index])])),
  )
  return {
    status: 'done',
    columns: answer.columns.map(({ name, type }) => `${name}: ${type}`),
    rows,
    ...((isTruncated ?? answer.truncated) ? present({ truncated: true, total }) : {}),
  }
}

function jsonValue(value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}

function present(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** Further relations of `model` blocks, each with its block. */
function sideRelations(app: App): Readonly<Record<string, string>> {
  const sides = app.blocks.flatMap((block) =>
    block.kind === 'model'
      ? (methods[block.method]?.outputs(block.name) ?? [])
          .filter((name) => name !== block.name)
          .map((name) => [name, block.name] as const)
      : [],
  )
  return Object.fromEntries(sides)
}

async function readDatasets(golden: GoldenCase, app: App, { convert }: BrowserTools) {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-golden-'))
  try {
    const datasets = []
    for (const { alias, columns } of app.datasets) {
      const output = join(folder, `${alias}.duckdb`)
      await convert({ input: dataPath(golden, alias), columns, output })
      datasets.push({ alias, base64: await readFile(output, 'base64') })
    }
    return datasets
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
