import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { seriousHindrances } from '../support/axe.ts'
import { openWindow, signIn, startBank, type RunningBank } from '../support/browser.ts'
import { openChromium } from '../support/chromium.ts'

// Everything waits for states; a busy machine only takes longer.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

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

test('an analyst asks for a column in one press, the steward tries her rules, grants until a day, and the answer arrives', async () => {
  const analyst = await openWindow(browser, bank.origin)
  await signIn(analyst.page, 'chen.jing')
  await analyst.page.goto('/data/customer')
  const missing = analyst.page.getByRole('region', { name: '你还没有的权限' })
  const mobile = missing.getByRole('listitem').filter({ hasText: '手机' })
  await mobile.getByRole('button', { name: '申请' }).click()
  await mobile.getByText('已申请，等待答复').waitFor()
  await shoot(analyst.page, 'missing-rights-zh-1440')

  const steward = await openWindow(browser, bank.origin)
  await signIn(steward.page, 'he.xuemei')
  await steward.page.getByText('等答复的权限申请').waitFor()
  await steward.page.goto('/data/customer')
  await steward.page.getByRole('link', { name: '谁能看到什么' }).click()
  const preview = steward.page.getByRole('region', { name: '保存前先看' })
  await preview.getByRole('button', { name: '看看给什么' }).click()
  await preview.getByRole('status').waitFor()
  await preview.locator('tbody tr').first().waitFor()
  await shoot(steward.page, 'policy-zh-1440')
  expect(await seriousHindrances(steward.page)).toEqual([])

  await steward.page.getByRole('button', { name: '谁能看到', exact: true }).click()
  await steward.page.getByRole('cell', { name: /陈静/ }).waitFor()
  await shoot(steward.page, 'policy-access-zh-1440')
  await steward.page.getByRole('button', { name: '权限申请' }).click()
  await steward.page.getByLabel('一句话说明').fill('用于回访')
  await steward.page.getByRole('button', { name: '同意', exact: true }).click()
  await steward.page.getByText('已同意').waitFor()
  await steward.page.getByRole('button', { name: '修改历史' }).click()
  await steward.page.getByText('第 2 版').waitFor()
  await shoot(steward.page, 'policy-history-zh-1440')

  await analyst.page.reload()
  await missing.getByText(/用于回访/).waitFor()
  expect(await missing.getByRole('listitem').filter({ hasText: '「手机' }).count()).toBe(0)
  expect([...analyst.troubles, ...steward.troubles]).toEqual([])
})

test('a wider policy waits on a phone until an administrator approves it', async () => {
  const steward = await openWindow(browser, bank.origin, { width: 390, height: 844, language: 'en' })
  await signIn(steward.page, 'he.xuemei')
  await steward.page.goto('/data/campaign/policy')
  const rule = steward.page.getByLabel('Given as').first()
  await rule.waitFor()
  await steward.page.getByLabel('Export').first().selectOption('none')
  await steward.page.getByLabel('Why it changes').fill('nothing leaves for now')
  await steward.page.getByRole('button', { name: 'Save', exact: true }).click()
  await steward.page.getByText(/holds from the next request on/).waitFor()
  await steward.page.getByRole('button', { name: 'History' }).click()
  await steward.page.getByText('Version 2').waitFor()
  await steward.page.getByRole('button', { name: 'Grants' }).click()
  await steward.page.getByLabel('Export').first().selectOption('with-receipt')
  await steward.page.getByLabel('Why it changes').fill('the review is over')
  await steward.page.getByRole('button', { name: 'Save', exact: true }).click()
  const waiting = steward.page.getByRole('region', { name: 'A wider policy waits for a second person' })
  await waiting.waitFor()
  await shoot(steward.page, 'policy-waiting-en-390')
  expect(await overflow(steward.page)).toBeLessThanOrEqual(0)

  const admin = await openWindow(browser, bank.origin, { language: 'en' })
  await signIn(admin.page, 'gao.feng')
  await admin.page.goto('/data/campaign/policy')
  await admin.page.getByRole('button', { name: 'Approve' }).click()
  await admin.page.getByRole('button', { name: 'Approve' }).waitFor({ state: 'detached' })
  await admin.page.getByRole('button', { name: 'History' }).click()
  await admin.page.getByText('approved by Gao Feng').waitFor()
  expect([...admin.troubles, ...steward.troubles]).toEqual([])
})

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(screens, `${name}.png`), fullPage: true })
}

/** How many pixels the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
