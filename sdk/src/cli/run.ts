import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { App } from '../app/app.ts'
import { methods } from '../methods/registry.ts'
import type { BlockOutcome, RunOutcome } from '../node/run-messages.ts'
import type { ParameterValue } from '../runtime/block-state.ts'
import { isDay } from '../runtime/days.ts'
import { parameterFromText } from '../runtime/parameters.ts'
import { inputsOf } from '../runtime/parameter-types.ts'
import { appFolder, problemLine, readAppFiles, readyApp } from './app-folder.ts'
import { bindData } from './bind-data.ts'
import { bindModels } from './bind-models.ts'
import { CommandError, sayIn, type Io } from './io.ts'
import { choicesOf, isFormat, printBlock, printOutcome } from './print-outcome.ts'

/** Most rows of one block that the command line holds in memory, unless `--rows` says otherwise. */
const rowLimit = 5_000_000

const options = {
  data: { type: 'string', multiple: true },
  model: { type: 'string', multiple: true },
  param: { type: 'string', multiple: true },
  block: { type: 'string' },
  today: { type: 'string' },
  seed: { type: 'string', default: '1' },
  branch: { type: 'string', default: 'LOCAL' },
  format: { type: 'string' },
  out: { type: 'string' },
  rows: { type: 'string', default: String(rowLimit) },
  timeout: { type: 'string', default: '600' },
} as const

/**
 * `aladdin run <folder>`: without `--block` every block runs and a summary is printed (`--format json`: everything);
 * with `--block` only what that block needs runs and its rows are printed.
 */
export async function run(io: Io, words: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options })
  const folder = appFolder(io, positionals[0])
  const checked = readyApp(io, await readAppFiles(folder))
  const app = await bindModels({ io, app: checked, appFolder: folder, given: values.model ?? [] })
  if (values.block !== undefined) checkBlock(app, values.block)
  if (values.today !== undefined && !isDay(values.today))
    throw new CommandError('--today: write yyyy-mm-dd', 2)
  const format = values.format ?? (values.block === undefined ? 'summary' : 'csv')
  if (!isFormat(format)) throw new CommandError('--format: write csv, json or arrow', 2)
  const parameters = parametersOf(app, values.param ?? [])
  const workFolder = await mkdtemp(join(tmpdir(), 'aladdin-run-'))
  try {
    const datasets = await bindData({ io, app, appFolder: folder, given: values.data ?? [], workFolder })
    const outcome = await io.run({
      app,
      datasets,
      inputs: {
        parameters,
        today: values.today,
        seed: wholeNumber('seed', values.seed),
      },
      fallbackDay: io.today(),
      scope: { branch: { id: values.branch, name: { zh: values.branch, en: values.branch } }, branches: [] },
      rowLimit: wholeNumber('rows', values.rows),
      relationRows: wholeNumber('rows', values.rows),
      deadlineMs: wholeNumber('timeout', values.timeout) * 1000,
      ...(values.block === undefined ? {} : { only: values.block }),
    })
    const wrongInput = () => refuseWrongInputs(io, { app, outcome, parameters })
    if (values.block !== undefined) wrongInput()
    const content =
      values.block === undefined
        ? printOutcome(io, outcome, format)
        : printBlock(io, doneBlock(io, outcome, values.block), format)
    if (values.out === undefined) io.out(content)
    else await writeFile(resolve(io.folder, values.out), content)
    wrongInput()
    if (values.block === undefined) refuseUnfinished(io, outcome)
  } finally {
    await rm(workFolder, { recursive: true, force: true })
  }
}

function checkBlock(app: App, name: string): void {
  const names = app.blocks.flatMap((block) => {
    if (block.kind === 'input') return []
    return block.kind === 'model'
      ? [block.name, ...(methods[block.method]?.outputs(block.name) ?? [])]
      : [block.name]
  })
  if (names.includes(name) || app.datasets.some((dataset) => dataset.alias === name)) return
  throw new CommandError(`there is no block ${name}: the app has ${[...new Set(names)].join(', ')}`)
}

function parametersOf(app: App, texts: readonly string[]): Readonly<Record<string, ParameterValue>> {
  const inputs = inputsOf(app)
  return Object.fromEntries(
    texts.map((text) => {
      const [name, ...value] = text.split('=')
      const block = inputs.find((input) => input.name === name)
      if (value.length === 0) throw new CommandError(`--param ${text}: write name=value`, 2)
      if (!block) {
        const names = inputs.map((input) => input.name).join(', ') || 'none'
        throw new CommandError(`--param ${name}: the app has no such input, it has ${names}`)
      }
      return [block.name, parameterFromText(block, value.join('='))]
    }),
  )
}

function wholeNumber(name: string, text: string): number {
  if (/^-?\d{1,9}$/.test(text)) return Number(text)
  throw new CommandError(`--${name}: write a whole number`, 2)
}

interface FinishedRun {
  readonly app: App
  readonly outcome: RunOutcome
  readonly parameters: Readonly<Record<string, ParameterValue>>
}

function refuseWrongInputs(io: Io, { app, outcome, parameters }: FinishedRun): void {
  for (const input of inputsOf(app)) {
    const block = outcome.blocks[input.name]
    if (block?.failure?.code === 'parameter-invalid') {
      throw new CommandError(`--param ${input.name}: ${sayIn(io, block.failure.message)}`)
    }
    const value = parameters[input.name] ?? null
    if (value === null || !block || block.status !== 'done' || block.truncated) continue
    const choices = choicesOf(block)
    if (choices === undefined || choices.includes(String(value))) continue
    const some = `${choices.slice(0, 20).join(', ')}${choices.length > 20 ? ', …' : ''}`
    throw new CommandError(`--param ${input.name}: choose one of: ${some || 'none, there are no rows'}`)
  }
}

function doneBlock(io: Io, outcome: RunOutcome, name: string): BlockOutcome {
  const block = outcome.blocks[name]
  if (block?.status === 'done') return block
  const failed = Object.entries(outcome.blocks).find(([, each]) => each.failure)
  if (failed?.[1].failure)
    throw new CommandError(`${problemLine(io, failed[1].failure)} (block ${failed[0]})`)
  throw new CommandError(
    `block ${name} was not run: ${block?.reason ? sayIn(io, block.reason) : 'it has no rows'}`,
  )
}

function refuseUnfinished(io: Io, outcome: RunOutcome): void {
  const unfinished = Object.entries(outcome.blocks).filter(([, block]) => block.status !== 'done')
  if (unfinished.length === 0) return
  for (const [name, { failure }] of unfinished) {
    if (failure) io.error(`${problemLine(io, failure)} (block ${name})`)
  }
  throw new CommandError(
    `${unfinished.length} of ${Object.keys(outcome.blocks).length} blocks have no result`,
  )
}
