import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '@aladdin/sdk/app/app.ts'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import { readAppFiles } from '@aladdin/sdk/cli/app-folder.ts'
import { plainOutcome } from '@aladdin/sdk/cli/print-outcome.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import { RunWorker } from '@aladdin/sdk/node/run-in-worker.ts'
import { cachedConvert, goldenScope } from './cases.ts'

const templates = join(import.meta.dirname, '../../app-templates')
/** Templates whose page must stand on no rows at all, but for a model's own part: it rightly refuses to learn from nothing. */
const standing = [
  'atm-layout',
  'chain-acquisition',
  'chain-opportunities',
  'community-sites',
  'core-customer',
  'customer-tags',
  'value-elasticity',
]

let folder = ''
let worker: RunWorker
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-templates-'))
  worker = new RunWorker()
})
afterAll(async () => {
  await worker.close()
  await rm(folder, { recursive: true, force: true })
})

describe.each(standing)('the template %s', (name) => {
  test('runs on its fixtures: every block is done and the list has rows', async () => {
    const blocks = await run(name, 'fixtures')
    expect(unfinished(blocks)).toEqual([])
    expect(blocks['action_list']?.rows?.length).toBeGreaterThan(0)
  }, 120_000)

  test('says in a sentence what to do where a branch has no rows', async () => {
    const blocks = await run(name, 'nothing')
    expect(unfinished(blocks).filter((each) => !isOfModel(each))).toEqual([])
    const summary = blocks['summary']?.rows?.[0]
    expect(summary?.['headline_zh']).toMatch(/请/)
    expect(String(summary?.['headline_en'])).toMatch(/:/)
  }, 120_000)

  test('both languages show the same blocks, and its fixtures are small', async () => {
    const files = await readAppFiles(join(templates, name))
    expect(checkApp(files, { methods }).problems).toEqual([])
    const places = await readdir(join(templates, name, 'fixtures'))
    const texts = await Promise.all(places.map((each) => readFile(join(templates, name, 'fixtures', each))))
    expect(texts.reduce((sum, text) => sum + text.length, 0)).toBeLessThan(60 * 1024)
  })
})

test('the firms that the chain hangs on stand with their score, and circles only where they are no chance', async () => {
  const blocks = await run('chain-opportunities', 'fixtures')
  const [first, second] = blocks['key_firms']?.rows ?? []
  expect(Number(first?.['chain_score'])).toBeGreaterThan(Number(second?.['chain_score']))
  expect(blocks['chain_checks']?.rows?.map((row) => row['verdict'])).toEqual([
    expect.stringMatching(/得分不只是家数/),
    expect.stringMatching(/圈子与碰巧没有差别/),
    expect.stringMatching(/无法检验/),
  ])
  expect(blocks['key_firms']?.rows?.every((row) => row['circle'] === null)).toBe(true)
}, 120_000)

test('customers form natural groups with their size and money, steadier and further apart than by one column', async () => {
  const blocks = await run('customer-tags', 'fixtures')
  const groups = blocks['natural_rows']?.rows ?? []
  expect(groups.length).toBeGreaterThan(1)
  expect(groups.reduce((sum, row) => sum + Number(row['share']), 0)).toBeCloseTo(1, 9)
  expect(groups.reduce((sum, row) => sum + Number(row['money_share']), 0)).toBeCloseTo(1, 9)
  const checks = blocks['natural_checks']?.rows ?? []
  expect(checks.every((row) => Number(row['seen']) > Number(row['beside']))).toBe(true)
}, 120_000)

test('offers of loans come with a limit, a rate and an expected profit, and stay within the budget', async () => {
  const blocks = await run('eloan-preapproval', 'fixtures')
  expect(unfinished(blocks)).toEqual([])
  const offers = blocks['chosen']?.rows?.filter((row) => row['is_offered'] === true) ?? []
  expect(offers.length).toBeGreaterThan(20)
  expect(offers.every((row) => Number(row['profit']) > 0 && Number(row['used_budget']) <= 30_000_000)).toBe(
    true,
  )
  const [ours, alike] = blocks['trial']?.rows?.map((row) => Number(row['per_yuan'])) ?? []
  expect(ours).toBeGreaterThan(alike ?? 1)
}, 120_000)

interface Outcome {
  readonly status: string
  readonly failure?: { readonly code: string; readonly message: { readonly zh: string } }
  readonly rows?: readonly Record<string, unknown>[]
}

async function run(name: string, rows: 'fixtures' | 'nothing'): Promise<Record<string, Outcome>> {
  const app = await readApp(name)
  const convert = cachedConvert(join(folder, 'converted'))
  const datasets = []
  for (const { alias, columns } of app.datasets) {
    const file = join(folder, `${name}-${rows}-${alias}.duckdb`)
    let input = join(templates, name, 'fixtures', `${alias}.csv`)
    if (rows === 'nothing') {
      input = join(folder, `${name}-${alias}.csv`)
      await writeFile(input, `${columns.map((column) => column.name).join(',')}\n`)
    }
    await convert({ input, columns, output: file })
    datasets.push({ alias, file })
  }
  const order = { app, datasets, inputs: { parameters: {} }, fallbackDay: '2026-10-31', scope: goldenScope }
  const outcome = await worker.run({ ...order, rowLimit: 100, relationRows: 100, deadlineMs: 100_000 })
  return (plainOutcome(outcome) as { blocks: Record<string, Outcome> }).blocks // what the command prints
}

async function readApp(name: string): Promise<App> {
  const { app } = checkApp(await readAppFiles(join(templates, name)), { methods })
  if (app === undefined) throw new Error(`${name} does not check`)
  return app
}

function unfinished(blocks: Readonly<Record<string, Outcome>>): readonly (readonly [string, Outcome])[] {
  return Object.entries(blocks).filter(([, { status }]) => status !== 'done')
}

/** A model that says what to do where it can learn nothing, and what waits for it. */
function isOfModel([, { status, failure }]: readonly [string, Outcome]): boolean {
  return status === 'waiting' || (failure?.code === 'model-refused' && /[请换]/.test(failure.message.zh))
}
