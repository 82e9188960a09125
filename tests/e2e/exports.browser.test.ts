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

/** Chooses what to take along and waits for what would leave. */
async function choose(page: Page, button: string, at: number): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.locator('.menu__item').nth(at).click()
  await page.locator('.export__facts').waitFor({ timeout: 200_000 })
}

test('an analyst sees what would leave, confirms it, and has a file with her name and a receipt', async () => {
  const { page, context, troubles } = await openWindow(browser, bank.origin)
  await signIn(page, 'chen.jing')
  await page.goto(`${bank.origin}/apps/atm-cash-forecast`)
  await choose(page, '导出', 0)
  await page.screenshot({ path: join(screens, 'export-1440-zh.png') })
  expect(await seriousHindrances(page)).toEqual([])
  await page.getByRole('button', { name: 'CSV' }).click()
  const coming = page.waitForEvent('download', { timeout: 200_000 })
  await page.getByRole('button', { name: /^确认导出 [\d,]+ 行$/ }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^atm-cash-forecast-\w+\.csv$/)
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFF\w/)
  expect(lines.at(-3)).toMatch(/^陈静 chen\.jing · 20\d\d-\d\d-\d\d \d\d:\d\d$/)
  expect(lines.at(-2)).toMatch(/^收据 [0-9A-Z]{26} · 应用「/)
  await page.locator('.export__facts').waitFor({ state: 'detached' })

  await choose(page, '导出', 0)
  await page.getByRole('button', { name: 'PNG 图' }).click()
  const picture = page.waitForEvent('download', { timeout: 200_000 })
  await page.getByRole('button', { name: '确认导出这张图' }).click()
  const png = await picture
  expect((await readFile(await png.path())).subarray(1, 4).toString()).toBe('PNG')
  await png.saveAs(join(screens, 'export-chart.png'))
  expect(troubles).toEqual([])
  await context.close()
})
