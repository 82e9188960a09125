import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { seriousHindrances } from '../support/axe.ts'
import { openWindow, signIn, startBank, type RunningBank } from '../support/browser.ts'
import { openChromium } from '../support/chromium.ts'

// Everything waits for states; a busy machine only takes longer.
vi.setConfig({ testTimeout: 280_000, hookTimeout: 280_000 })

const screens = join(import.meta.dirname, '../output/screens')
let bank: RunningBank
let browser: Browser

beforeAll(async () => {
  mkdirSync(screens, { recursive: true })
  browser = await openChromium()
  bank = await startBank()
})
afterAll(async () => {
  await browser?.close()
  await bank?.stop()
})

/** Chooses the first result to take along and waits for what would leave. */
async function choose(page: Page): Promise<void> {
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.locator('.menu__item').first().click()
  await page.locator('.export__facts').waitFor({ timeout: 200_000 })
}

test('an analyst sees what would leave, confirms it, and has a file with her name and a receipt', async () => {
  const { page, context, troubles } = await openWindow(browser, bank.origin)
  await signIn(page, 'chen.jing')
  await page.goto(`${bank.origin}/apps/machine-day`)
  await page.getByRole('button', { name: '导出', exact: true }).waitFor()
  // the table of machines is internal data: who looks stands over it, lightly
  await page.locator('[data-watermark="C1"]').waitFor({ state: 'attached' })
  await choose(page)
  await page.screenshot({ path: join(screens, 'export-1440-zh.png') })
  expect(await seriousHindrances(page)).toEqual([])
  await page.getByRole('button', { name: 'CSV' }).click()
  const coming = page.waitForEvent('download', { timeout: 200_000 })
  await page.getByRole('button', { name: /^确认导出 [\d,]+ 行$/ }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^machine-day-\w+\.csv$/)
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFF\w/)
  expect(lines.at(-3)).toMatch(/^陈静 chen\.jing · 20\d\d-\d\d-\d\d \d\d:\d\d$/)
  expect(lines.at(-2)).toMatch(/^收据 [0-9A-Z]{26} · 应用「/)
  await page.locator('.export__facts').waitFor({ state: 'detached' })

  await choose(page)
  await page.getByRole('button', { name: 'PNG 图' }).click()
  const picture = page.waitForEvent('download', { timeout: 200_000 })
  await page.getByRole('button', { name: '确认导出这张图' }).click()
  const png = await picture
  expect((await readFile(await png.path())).subarray(1, 4).toString()).toBe('PNG')
  await png.saveAs(join(screens, 'export-chart.png'))

  await page.goto(`${bank.origin}/me/receipts`)
  await page.locator('.receipt__at a').first().click()
  await page.getByRole('button', { name: '重算并比较' }).click()
  await page.getByText(/^结果相同：/).waitFor({ timeout: 200_000 })
  await page.screenshot({ path: join(screens, 'receipt-1440-zh.png') })
  expect(await seriousHindrances(page)).toEqual([])
  await page.goto(`${bank.origin}/audit/people/chen.jing`)
  await page.getByRole('cell', { name: '重算收据' }).waitFor()
  await page.screenshot({ path: join(screens, 'person-audit-1440-zh.png') })
  expect(await seriousHindrances(page)).toEqual([])
  await page.goto(`${bank.origin}/me/receipts`)
  await page.locator('.receipt__at a').first().waitFor()
  await page.screenshot({ path: join(screens, 'receipts-1440-zh.png') })
  expect(troubles).toEqual([])
  await context.close()
})

test('a steward reads on a telephone who saw a dataset, from its page, and narrows it to a day', async () => {
  const { page, context, troubles } = await openWindow(browser, bank.origin, { width: 390, language: 'en' })
  await signIn(page, 'he.xuemei')
  await page.goto(`${bank.origin}/data/atm_cash_daily`)
  await page.getByRole('link', { name: 'Who saw this dataset' }).click()
  await page.getByRole('cell', { name: 'Exported' }).first().waitFor()
  await page.screenshot({ path: join(screens, 'dataset-audit-390-en.png') })
  expect(await seriousHindrances(page)).toEqual([])
  await page.getByLabel('Day').fill('2020-01-01')
  await page.getByText('Nothing on this day').waitFor()
  expect(await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href')).toContain(
    '?day=2020-01-01',
  )
  expect(troubles).toEqual([])
  await context.close()
})
