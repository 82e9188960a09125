import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { parquetFile } from '../ingest/parquet-file.ts'
import { workbook } from '../ingest/workbook.ts'
import { openWindow, signIn, startBank, type RunningBank, type Window } from '../support/browser.ts'
import { openChromium } from '../support/chromium.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const screens = join(import.meta.dirname, '../output/screens')
let bank: RunningBank
let browser: Browser
let desk: Window
let phone: Window
beforeAll(async () => {
  mkdirSync(screens, { recursive: true })
  browser = await openChromium()
  bank = await startBank()
  desk = await openWindow(browser, bank.origin)
  phone = await openWindow(browser, bank.origin, { width: 390, height: 844, language: 'en' })
  await signIn(desk.page, 'chen.jing')
  await signIn(phone.page, 'zhou.min')
})
afterAll(async () => {
  await browser?.close()
  await bank?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await picture(desk.page, 'failed-desk')
  await picture(phone.page, 'failed-phone')
})

test('the second sheet of a workbook becomes a dataset with its days and its codes', async () => {
  const { page } = desk
  const buffer = workbook({
    说明: [
      ['字段', '含义'],
      ['机构号', '三位代码'],
    ],
    明细: [
      ['机构号', '日期', '金额'],
      ['001', { serial: 46024 }, 12.5],
      ['002', { serial: 46025 }, 7],
    ],
  })
  await choose(page, { name: '网点日报.xlsx', buffer })
  await page.getByLabel('工作表').selectOption('明细')
  await page.getByText('2 行 · 3 列').waitFor()
  expect(await page.getByLabel('列 机构号 的类型').inputValue()).toBe('text')
  expect(await page.getByLabel('列 日期 的类型').inputValue()).toBe('date')
  await page.getByRole('cell', { name: '2026-01-02' }).waitFor()
  await picture(page, 'xlsx')
  await page.getByLabel('列 金额 的名称').fill('amount')
  await page.getByLabel('列 金额 的名称').blur()
  await page.getByLabel('表名').fill('branch_daily')
  await page.getByRole('button', { name: '建成数据集' }).click()
  await page.getByRole('heading', { name: '网点日报', level: 1, exact: true }).waitFor()
  await page.getByText('amount', { exact: true }).first().waitFor()
  await page.getByRole('cell', { name: '001', exact: true }).waitFor()
})

test('JSON lines with a broken one are taken without it, on a telephone and in English', async () => {
  const { page } = phone
  const lines = [
    { day: '2026-01-02', machine: { id: 'A1', city: 'Xi’an' }, amount: 120.5 },
    { day: '2026-01-03', machine: { id: 'A1', city: 'Xi’an' }, amount: 99 },
    { day: '2026-01-04', machine: { id: 'A2', city: 'Yulin' }, amount: 12 },
    { day: '2026-01-05', machine: { id: 'A2', city: 'Yulin' }, amount: 14 },
  ].map((row) => JSON.stringify(row))
  const text = [lines[0], '{"day":"2026-01-0', ...lines.slice(1)].join('\n')
  await choose(page, { name: 'machines.jsonl', buffer: Buffer.from(text) })
  await page.getByText('5 rows · 4 columns').waitFor()
  await page.getByText('Line 2', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: 'Make the dataset' }).isDisabled()).toBe(true)
  await picture(page, 'jsonl-390')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.getByRole('radio', { name: /^Skip/ }).check()
  await page.getByLabel('Table name').fill('machines')
  await page.getByRole('button', { name: 'Make the dataset' }).click()
  await page.getByRole('heading', { name: 'machines', level: 1, exact: true }).waitFor()
  await page.getByText('machine.city').first().waitFor()
  await picture(page, 'dataset-390')
})

test('a Parquet file keeps its own types, and a second one becomes the next version', async () => {
  const { page } = desk
  const file = async (select: string) => ({ name: 'balances.parquet', buffer: await parquetFile(select) })
  await choose(
    page,
    await file(
      "select '00' || r as account, r * 1.5 as balance, date '2026-01-01' as day from range(3) t(r)",
    ),
  )
  await page.getByText('3 行 · 3 列').waitFor()
  expect(await page.getByLabel('列 balance 的类型').inputValue()).toBe('number')
  await page.getByRole('button', { name: '建成数据集' }).click()
  await page.getByRole('heading', { name: 'balances', level: 1, exact: true }).waitFor()

  await choose(
    page,
    await file(
      "select '00' || r as account, r * 1.5 as balance, date '2026-01-02' as day from range(5) t(r)",
    ),
  )
  await page.getByRole('button', { name: '你已有「balances」：更新它' }).click()
  await page.getByText('这是你的数据集，将成为它的新版本').waitFor()
  await picture(page, 'parquet-next')
  await page.getByRole('button', { name: '建成数据集' }).click()
  await page.getByRole('heading', { name: 'balances', level: 1, exact: true }).waitFor()
  await page.getByText('第 2 版').first().waitFor()
  await picture(page, 'parquet-dataset')
})

test('a file that cannot be read says why and what to do, and another may be chosen at once', async () => {
  const { page } = phone
  await choose(page, { name: 'cut.parquet', buffer: (await parquetFile('select 1 as n')).subarray(0, 60) })
  await page.getByRole('alert').waitFor()
  await picture(page, 'refused-390')
  await page.setInputFiles('input[type=file]', {
    name: 'good.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('code,amount\n001,12\n002,9\n'),
  })
  await page.getByText('2 rows · 2 columns').waitFor()
  await picture(page, 'csv-390')
})

test('all of it reached no foreign host and broke no rule of the pages', () => {
  expect([...desk.troubles, ...phone.troubles]).toEqual([])
})

async function choose(page: Page, { name, buffer }: { name: string; buffer: Buffer }): Promise<void> {
  await page.goto('/upload')
  await page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer })
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(screens, `upload-${name}.png`) })
}
