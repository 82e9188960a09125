import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plainOutcome } from '@aladdin/sdk/cli/print-outcome.ts'
import { main } from '@aladdin/sdk/cli/main.ts'
import type { Conversion } from '@aladdin/sdk/node/convert.ts'
import type { RunWorker } from '@aladdin/sdk/node/run-in-worker.ts'
import type { ParameterValue } from '@aladdin/sdk/runtime/block-state.ts'
import { dataPath, fallbackDay, goldenScope, type GoldenCase, type GoldenOutput } from './cases.ts'

/** Most rows of a block in every leg: what a reviewer can still read. */
export const rowLimit = 1000

export interface LegTools {
  readonly worker: RunWorker
  readonly convert: (conversion: Conversion) => Promise<{ rows: number }>
}

/** Broken apps are told in lines, one per problem and one at the end. */
export type CommandLineOutput = GoldenOutput | { readonly lines: readonly string[] }

/** The case through the Node worker, as the server runs it. */
export async function throughWorker(golden: GoldenCase, tools: LegTools): Promise<GoldenOutput> {
  const { app } = golden
  if (!app) return asJson({ problems: golden.problems })
  return await inFolder(async (folder) => {
    const datasets = []
    for (const { alias, columns } of app.datasets) {
      const file = join(folder, `${alias}.duckdb`)
      await tools.convert({ input: dataPath(golden, alias), columns, output: file })
      datasets.push({ alias, file })
    }
    const runs: Record<string, unknown> = {}
    for (const { name, ...inputs } of golden.runs) {
      const order = { app, datasets, inputs, fallbackDay, scope: goldenScope }
      const limits = { rowLimit, relationRows: rowLimit, deadlineMs: 60_000 }
      runs[name] = plainOutcome(await tools.worker.run({ ...order, ...limits }))
    }
    return asJson({ runs })
  })
}

/** The case through the command line's own program, in this process. */
export async function throughCommandLine(golden: GoldenCase, tools: LegTools): Promise<CommandLineOutput> {
  const runs: Record<string, unknown> = {}
  for (const run of golden.runs) {
    const words = ['run', golden.folder, '--format', 'json', '--branch', 'XA', '--rows', String(rowLimit)]
    for (const [name, value] of Object.entries(run.parameters))
      words.push('--param', `${name}=${text(value)}`)
    if (run.today !== undefined) words.push('--today', run.today)
    if (run.seed !== undefined) words.push('--seed', String(run.seed))
    const { output, errors } = await commandLine(words, tools)
    if (!golden.app) return { lines: errors }
    runs[run.name] = JSON.parse(output)
  }
  return { runs }
}

/** Runs one command in this process and gives all that it printed. */
export async function commandLine(words: readonly string[], { worker, convert }: LegTools) {
  const printed: string[] = []
  const errors: string[] = []
  const exitCode = await main(
    {
      out: (content) => printed.push(typeof content === 'string' ? content : Buffer.from(content).toString()),
      error: (line) => errors.push(line),
      environment: {},
      folder: process.cwd(),
      today: () => fallbackDay,
      fetch,
      convert,
      run: (request) => worker.run(request),
    },
    words,
  )
  return { exitCode, output: printed.join(''), errors }
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-golden-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function text(value: ParameterValue): string {
  if (value === null) return ''
  return Array.isArray(value) ? value.join('~') : String(value)
}

function asJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T // the same value without what JSON leaves out
}
