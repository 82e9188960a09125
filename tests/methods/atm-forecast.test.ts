import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const template = 'app-templates/atm-cash-forecast'
const nn5 = join(root, '../shared/data/nn5-atm')
const measured = existsSync(nn5)

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atm-forecast-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the template on its own fixtures', () => {
  test('the template has nothing wrong', async () => {
    expect(await aladdin(['check', template])).toMatchObject({ code: 0, errors: [] })
  })

  test('every block of the page runs, each machine gets the days asked for, the stopped one comes last', async () => {
    const blocks = await page({ horizon: 21 })
    expect(Object.values(blocks).map(({ status }) => status)).toEqual(Object.keys(blocks).map(() => 'done'))
    const forecast = blocks['forecast']?.rows ?? []
    expect(Object.keys(forecast[0] ?? {})).toEqual(['atm_id', 'date', 'predicted', 'p10', 'p90'])
    expect(forecast).toHaveLength(6 * 21)
    const plan = blocks['load_plan']?.rows ?? []
    expect(plan.at(-1)).toMatchObject({ atm_id: 'DEMO06', load: 0, why: 'stopped: check' })
    expect(blocks['proof']?.rows).toMatchObject([{ machines: 6, stopped: 1, short: 1 }])
  }, 120_000)

  test('with idle cash dearer the plan loads less', async () => {
    const total = async (rate: number) => {
      const plan = await block('load_plan', { annual_rate: rate, longest_gap: 3 })
      return plan.reduce((sum, row) => sum + Number(row['load']), 0)
    }
    expect(await total(30)).toBeLessThan(await total(1))
  }, 120_000)
})

if (!measured)
  console.log(`skipped: the NN5 data is not at ${nn5}, so the accuracy on real machines is not measured`)

describe.skipIf(!measured)('the template on 111 real machines', () => {
  const { days, machines } = measured ? readNn5() : { days: [], machines: [] }

  test.each([567, 623, 679])(
    'eight weeks ahead after %i days the later days were not known',
    async (origin) => {
      const files = await writeNn5(origin)
      const forecast = await block('forecast', { horizon: 56 }, files)
      expect(forecast).toHaveLength(111 * 56)
      scores.push(score(forecast, origin))
    },
    300_000,
  )

  test('the mean error of the three is at most 20.5 and the interval covers four days in five', () => {
    expect(scores).toHaveLength(3)
    const mean = (name: keyof Score) => scores.reduce((sum, each) => sum + each[name], 0) / scores.length
    console.log(
      `NN5: sMAPE ${mean('smape').toFixed(2)}, MAE ${mean('mae').toFixed(2)}, coverage ${mean('coverage').toFixed(3)}`,
    )
    expect(mean('smape')).toBeLessThan(20.5)
    expect(mean('coverage')).toBeGreaterThan(0.75)
    expect(mean('coverage')).toBeLessThan(0.85)
  })

  test('the page shows the same figures and beats the baseline on at least 95 machines', async () => {
    const [proof] = await block('proof', { horizon: 56 }, await writeNn5(735))
    expect(Number(proof?.['smape'])).toBeLessThan(20.5)
    expect(Number(proof?.['better'])).toBeGreaterThanOrEqual(95)
    expect(Number(proof?.['smape'])).toBeCloseTo(scores.reduce((sum, each) => sum + each.smape, 0) / 3, 0)
  }, 300_000)

  interface Score {
    readonly smape: number
    readonly mae: number
    readonly coverage: number
  }
  const scores: Score[] = []

  function score(forecast: readonly Row[], origin: number): Score {
    const actual = new Map(
      machines.flatMap(({ name, amounts }) => amounts.map((amount, day) => [`${name} ${days[day]}`, amount])),
    )
    const later = new Set(days.slice(origin, origin + 56))
    const found = forecast.flatMap((row) => {
      const amount = later.has(row['date'] ?? '') ? actual.get(`${row['atm_id']} ${row['date']}`) : undefined
      return amount === undefined ? [] : [{ row, amount }]
    })
    const perMachine = Map.groupBy(found, ({ row }) => row['atm_id'])
    const overMachines = (of: (each: (typeof found)[number]) => number) =>
      mean([...perMachine.values()].map((each) => mean(each.map(of))))
    return {
      smape: overMachines(({ row, amount }) => symmetric(amount, Number(row['predicted']))),
      mae: overMachines(({ row, amount }) => Math.abs(amount - Number(row['predicted']))),
      coverage: overMachines(({ row, amount }) =>
        amount >= Number(row['p10']) && amount <= Number(row['p90']) ? 1 : 0,
      ),
    }
  }

  async function writeNn5(length: number): Promise<readonly string[]> {
    const lines = machines.flatMap(({ name, amounts }) =>
      days.slice(0, length).map((day, index) => `${name},${day},${amounts[index] ?? ''}`),
    )
    const cash = join(folder, `cash-${length}.csv`)
    await writeFile(cash, `atm_id,date,dispensed\n${lines.join('\n')}\n`)
    const calendar = join(folder, 'calendar.csv')
    await writeFile(calendar, gunzipSync(readFileSync(join(nn5, 'calendar.csv.gz'))))
    return ['--data', `cash=${cash}`, '--data', `calendar=${calendar}`]
  }
})

type Row = Readonly<Record<string, string>>

interface PageBlock {
  readonly status: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** Every block of the page as the command line prints it. */
async function page(
  parameters: Readonly<Record<string, number>>,
): Promise<Readonly<Record<string, PageBlock>>> {
  const given = Object.entries(parameters).flatMap(([key, value]) => ['--param', `${key}=${value}`])
  const { code, text, errors } = await aladdin(['run', template, ...given, '--format', 'json'])
  expect({ code, errors }).toEqual({ code: 0, errors: [] })
  const { blocks } = JSON.parse(text) as { blocks: Record<string, PageBlock> } // the command's own documented shape
  return blocks
}

/** The rows of one block as the command line prints them. */
async function block(
  name: string,
  parameters: Readonly<Record<string, number>>,
  data: readonly string[] = [],
): Promise<readonly Row[]> {
  const given = Object.entries(parameters).flatMap(([key, value]) => ['--param', `${key}=${value}`])
  const { code, text, errors } = await aladdin([
    'run',
    template,
    ...data,
    ...given,
    '--block',
    name,
    '--format',
    'csv',
  ])
  expect({ code, errors }).toEqual({ code: 0, errors: [] })
  const [head = '', ...lines] = text.trimEnd().split(/\r?\n/)
  const columns = head.split(',')
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((value, index) => [columns[index] ?? '', value])),
  )
}

async function aladdin(words: readonly string[]): Promise<{ code: number; text: string; errors: string[] }> {
  return await new Promise((resolve) => {
    const options = { cwd: root, env: { ...process.env, LANG: 'C' }, maxBuffer: 256 * 1024 * 1024 }
    execFile(process.execPath, ['sdk/aladdin.mjs', ...words], options, (error, text, complaints) => {
      const code = error === null ? 0 : Number(error.code)
      resolve({ code, text, errors: complaints.split('\n').filter((line) => line !== '') })
    })
  })
}

function readNn5(): {
  days: readonly string[]
  machines: readonly { name: string; amounts: readonly (number | undefined)[] }[]
} {
  const text = gunzipSync(readFileSync(join(nn5, 'nn5_train.csv.gz'))).toString()
  const [head = '', ...lines] = text.trimEnd().split('\n')
  const rows = lines.map((line) => line.trimEnd().split(','))
  const machines = head
    .trimEnd()
    .split(',')
    .slice(1)
    .map((name, index) => ({
      name,
      amounts: rows.map((row) => (row[index + 1] ? Number(row[index + 1]) : undefined)),
    }))
  return { days: rows.map((row) => row[0] ?? ''), machines }
}

function symmetric(actual: number, forecast: number): number {
  return actual + forecast === 0 ? 0 : (200 * Math.abs(actual - forecast)) / (actual + forecast)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
