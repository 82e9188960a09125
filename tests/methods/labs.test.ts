import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'labs-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the model lab on plain files', () => {
  test('nothing is wrong with it, and every block runs on its own fixtures', async () => {
    expect(await aladdin(['check', 'app-templates/model-lab'])).toMatchObject({ code: 0 })
    const { output } = await aladdin(['run', 'app-templates/model-lab', '--format', 'json'])
    const { blocks } = JSON.parse(output) as { blocks: Record<string, { status: string }> } // what the command prints
    expect(Object.entries(blocks).filter(([, { status }]) => status !== 'done')).toEqual([])
  }, 240_000)

  test('Chinese column names with spaces, words for yes and no: every row of the list gets a probability', async () => {
    const { train, score } = await tables()
    const { code, output, errors } = await lab('scores', { train, score, target: '是否 违约' })
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    const lines = output.trim().split('\n')
    expect(lines[0]).toMatch(/^id,score/)
    expect(lines).toHaveLength(1 + 40)
    const values = lines.slice(1).map((line) => Number(line.split(',')[1]))
    expect(values.every((value) => value > 0 && value < 1)).toBe(true)
    // debt rises from row to row
    expect(values.at(-1)).toBeGreaterThan(values[0] ?? 1)
  }, 240_000)

  test('the column that names the rows may be called row', async () => {
    const { train, score } = await tables()
    const renamed = async (path: string) => {
      const copy = path.replace('.csv', '-row.csv')
      const text = await readFile(path, 'utf8')
      await writeFile(copy, text.replace('编号', 'row').replaceAll(/^(\d)/gm, 'r$1'))
      return copy
    }
    const files = [`train=${await renamed(train)}`, `score=${await renamed(score)}`]
    const words = ['--param', 'target=是否 违约', '--param', 'id=row', '--block', 'scores', '--format', 'csv']
    const data = files.flatMap((file) => ['--data', file])
    const { output } = await aladdin(['run', 'app-templates/model-lab', ...data, ...words])
    expect(
      output
        .trim()
        .split('\n')
        .slice(1, 3)
        .map((line) => line.split(',')[0]),
    ).toEqual(['r0', 'r1'])
  }, 240_000)

  test('an outcome column that is not there is named, with those that are', async () => {
    const { train, score } = await tables()
    const { code, errors } = await lab('scores', { train, score, target: 'default' })
    expect(code).not.toBe(0)
    expect(errors).toMatch(/no column default: use one of .*负债 率/)
  }, 240_000)

  test('a list without a column that was learned from is refused by its name', async () => {
    const { train } = await tables()
    const score = join(folder, 'short.csv')
    await writeFile(score, '编号,行业\n1,餐饮\n2,零售\n')
    const { code, errors } = await lab('scores', { train, score, target: '是否 违约' })
    expect(code).not.toBe(0)
    expect(errors).toMatch(/负债 率/)
  }, 240_000)
})

test('the value lab runs on its own fixtures, with four parameters and a chance for every customer', async () => {
  const words = [
    'run',
    'app-templates/value-lab',
    '--param',
    'calibration_end=2025-10-31',
    '--format',
    'json',
  ]
  const { code, output, errors } = await aladdin(words)
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  const { blocks } = JSON.parse(output) as { blocks: Record<string, { rows: Record<string, unknown>[] }> } // what the command prints
  expect(blocks['parameters']?.rows.slice(0, 4).map((row) => row['name'])).toEqual(['r', 'alpha', 'a', 'b'])
  const customers = blocks['customers']?.rows ?? []
  expect(customers.length).toBeGreaterThan(200)
  expect(
    customers.every(
      (row) => Number(row['p_alive']) > 0 && Number(row['p_alive']) <= 1 && Number(row['expected']) >= 0,
    ),
  ).toBe(true)
  expect(blocks['quality']?.rows[0]).toMatchObject({ verdict: 'good' })
}, 240_000)

test('the uplift lab puts the list in order on its own fixtures and gives a verdict', async () => {
  const blocks = await labBlocks('uplift-lab')
  expect(blocks['verdict']?.rows[0]).toMatchObject({ verdict: 'usable' })
  expect(Object.keys(blocks['scores']?.rows[0] ?? {}).slice(0, 2)).toEqual(['id', 'uplift'])
  expect(blocks['scores']?.rows).toHaveLength(80)
  expect(blocks['scores']?.rows.every((row) => Math.abs(Number(row['uplift'])) < 1)).toBe(true)
}, 240_000)

test('the site lab chooses five places on its own fixtures, and its bound is not above the cost', async () => {
  const blocks = await labBlocks('site-lab')
  expect(blocks['sites']?.rows).toHaveLength(5)
  const [quality] = blocks['quality']?.rows ?? []
  expect(Number(quality?.['bound'])).toBeLessThanOrEqual(Number(quality?.['cost']))
  expect(Number(quality?.['bound'])).toBeGreaterThan(0.98 * Number(quality?.['cost']))
}, 240_000)

test('the forecast lab foretells each series of its own fixtures and tests itself on past days', async () => {
  const blocks = await labBlocks('forecast-lab')
  expect(Object.keys(blocks['forecast']?.rows[0] ?? {})).toEqual([
    'series_id',
    'date',
    'predicted',
    'p10',
    'p90',
  ])
  expect(blocks['forecast']?.rows).toHaveLength(4 * 56)
  const [quality] = blocks['quality']?.rows ?? []
  expect(Number(quality?.['smape'])).toBeLessThan(Number(quality?.['naive_smape']))
}, 240_000)

test('a column that the forecast lab does not find is named, with those that are there', async () => {
  const words = ['run', 'app-templates/forecast-lab', '--param', 'value_column=金额', '--block', 'forecast']
  const { code, errors } = await aladdin(words)
  expect(code).not.toBe(0)
  expect(errors).toMatch(/no column 金额: with value name one of series_id, date, value/)
}, 240_000)

test('the funnel lab counts each case once for a step', async () => {
  const events = join(folder, 'events.csv')
  await writeFile(
    events,
    'case_id,activity,ts\n1,开始,2026-03-01 08:00:00\n1,开始,2026-03-01 08:05:00\n1,完成,2026-03-01 09:00:00\n2,开始,2026-03-01T10:00:00+08:00\n,开始,2026-03-01 10:00:00\n',
  )
  const words = ['--data', `events=${events}`, '--block', 'funnel', '--format', 'csv']
  const { output } = await aladdin(['run', 'app-templates/funnel-lab', ...words])
  expect(output.trim().split('\n')).toEqual(['activity,cases,share', '开始,2,1', '完成,1,0.5'])
  await labBlocks('funnel-lab')
}, 240_000)

/** All blocks of a lab on its own fixtures; the check and every block must be fine. */
async function labBlocks(name: string): Promise<Record<string, { rows: Record<string, unknown>[] }>> {
  expect(await aladdin(['check', `app-templates/${name}`])).toMatchObject({ code: 0 })
  const { output, errors } = await aladdin(['run', `app-templates/${name}`, '--format', 'json'])
  expect(errors).toBe('')
  const { blocks } = JSON.parse(output) as {
    blocks: Record<string, { status: string; rows: Record<string, unknown>[] }>
  } // what the command prints
  expect(Object.entries(blocks).filter(([, { status }]) => status !== 'done')).toEqual([])
  return blocks
}

interface Lab {
  readonly train: string
  readonly score: string
  readonly target: string
}

function lab(block: string, { train, score, target }: Lab) {
  const data = ['--data', `train=${train}`, '--data', `score=${score}`]
  const parameters = ['--param', `target=${target}`, '--param', 'id=编号']
  return aladdin([
    'run',
    'app-templates/model-lab',
    ...data,
    ...parameters,
    '--block',
    block,
    '--format',
    'csv',
  ])
}

/** 400 shops whose risk grows with debt; the first rows look like whole numbers and later ones are not. */
async function tables(): Promise<{ train: string; score: string }> {
  const noise = (row: number, stream: number) => {
    const value = Math.sin(row * 12.9898 + stream * 78.233) * 43_758.5453
    return value - Math.floor(value)
  }
  const rows = Array.from({ length: 400 }, (_, row) => {
    const debt = row < 5 ? row : Math.round(noise(row, 1) * 1000) / 100
    const isBad = noise(row, 2) < 1 / (1 + Math.exp(4 - debt * 0.8))
    return `${row},${debt},${noise(row, 3) < 0.5 ? '餐饮' : '零售'},,${isBad ? '是' : '否'}`
  })
  const train = join(folder, 'train.csv')
  const score = join(folder, 'score.csv')
  await writeFile(train, `编号,负债 率,行业,空列,是否 违约\n${rows.join('\n')}\n`)
  const list = Array.from({ length: 40 }, (_, row) => `${row},${row / 4},零售`)
  await writeFile(score, `编号,负债 率,行业\n${list.join('\n')}\n`)
  return { train, score }
}

function aladdin(words: readonly string[]): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'sdk/src/cli/bin.ts', ...words],
      { cwd: root, maxBuffer: 64 * 2 ** 20 },
      (error, output, errors) => resolve({ code: error ? 1 : 0, output, errors }),
    )
  })
}
