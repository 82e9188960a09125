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

test('the tour is put away on one machine and goes on where it was on another, by keyboard alone', async () => {
  const first = await openWindow(browser, bank.origin)
  await signIn(first.page, 'liu.yang')
  await pressByKeyboard(first.page, '开始')
  await first.page.locator('.tour').getByRole('heading', { name: '找一个应用' }).waitFor()
  await pressByKeyboard(first.page, '指给我看')
  const isAtApps = () => document.activeElement?.getAttribute('href') === '/apps'
  expect(await first.page.evaluate(isAtApps)).toBe(true)
  await first.page.keyboard.press('Enter')
  await first.page.waitForURL(/\/apps$/)
  await first.page.locator('.card__title').first().waitFor()
  await pressByKeyboard(first.page, '指给我看')
  await first.page.keyboard.press('Enter')
  await first.page.waitForURL(/\/apps\/./)
  await first.page.locator('.tour').getByRole('heading', { name: '改一个筛选' }).waitFor()
  await pressByKeyboard(first.page, '稍后继续')
  await first.page.locator('.tour').waitFor({ state: 'detached' })
  await first.context.close()

  const second = await openWindow(browser, bank.origin, { language: 'en' })
  await signIn(second.page, 'liu.yang')
  await second.page.getByRole('button', { name: 'Go on' }).click()
  await second.page.locator('.tour').getByRole('heading', { name: 'Change a filter' }).waitFor()
  await second.page.getByRole('button', { name: 'End the tour' }).click()
  await second.page.locator('.tour').waitFor({ state: 'detached' })
  await second.page.getByText('New here?').waitFor({ state: 'detached' })
  expect(second.troubles).toEqual([])
  await second.context.close()
})

test.each([
  { who: 'zhao.qian', role: 'staff', sees: ['.figure', '.card', 'text=我的草稿'], not: ['text=我负责的'] },
  { who: 'he.xuemei', role: 'a steward', sees: ['text=过期的数据集', '.figure', '.card'], not: [] },
  { who: 'gao.feng', role: 'an administrator', sees: ['text=本周来过的人', '.card'], not: ['text=我的草稿'] },
])('the home page of $role shows what belongs to it', async ({ who, sees, not }) => {
  const { page, context, troubles } = await openWindow(browser, bank.origin)
  await signIn(page, who)
  for (const part of sees) await page.locator(part).first().waitFor()
  await settled(page)
  for (const part of not) expect(await page.locator(part).count(), part).toBe(0)
  await page.screenshot({ path: join(screens, `home-${who}.png`), fullPage: true })
  expect(troubles).toEqual([])
  await context.close()
})

test('what arrives late moves nothing that stands on the home page already', async () => {
  const { page, context } = await openWindow(browser, bank.origin)
  await signIn(page, 'chen.jing')
  await settled(page)
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route(/\/api\/(home|preferences|drafts)/, async (route) => {
    await held
    await route.continue()
  })
  await page.reload()
  // a card with its title, not the place that is kept for one
  const card = page.locator('.card:has(.card__title)').first()
  await card.waitFor()
  const place = () => card.evaluate((card) => card.getBoundingClientRect().top)
  const before = await place()
  release()
  await page.locator('.figure').first().waitFor()
  await settled(page)
  expect(Math.abs((await place()) - before)).toBeLessThan(2)
  await context.close()
})

test('a home page whose figures fail says so and keeps the rest', async () => {
  const { page, context } = await openWindow(browser, bank.origin)
  await page.route('**/api/home/figures', (route) => route.fulfill({ status: 500, body: '{}' }))
  await signIn(page, 'chen.jing')
  await page.getByRole('alert').getByRole('button', { name: '再试一次' }).waitFor()
  await page.locator('.card').first().waitFor()
  await context.close()
})

test.each([
  { language: 'zh', width: 1440 },
  { language: 'en', width: 390 },
] as const)('tour and help hinder nobody at $width pixels in $language', async ({ language, width }) => {
  const { page, context, troubles } = await openWindow(browser, bank.origin, { language, width, height: 844 })
  await signIn(page, 'xu.lin')
  if ((await page.locator('.tour').count()) === 0) {
    const start = page.getByRole('button', { name: /^(?:开始|Start)$/ })
    await Promise.race([start.waitFor(), page.locator('.tour').waitFor()])
    if (await start.isVisible()) await start.click()
  }
  await page.locator('.tour').waitFor()
  await settled(page)
  const found: Record<string, readonly string[]> = { tour: await hindrances(page) }
  await page.keyboard.press('?')
  await page.locator('.help-list__row').first().waitFor()
  found['list'] = await hindrances(page)
  await page.screenshot({ path: join(screens, `help-list-${width}-${language}.png`) })
  await page.locator('.help-list__row').nth(1).click()
  const frame = await (
    await page.waitForSelector('.help__frame iframe', { state: 'attached' })
  ).contentFrame()
  await frame?.locator('[data-block="bars"][data-status="done"] canvas').first().waitFor()
  await page.getByRole('button', { name: /^(?:复制区块|Copy block) sales$/ }).waitFor()
  found['page'] = await hindrances(page)
  if (language === 'en') expect(await frame?.locator('body').textContent()).not.toMatch(/[\u4e00-\u9fff]/)
  await page.screenshot({ path: join(screens, `help-${width}-${language}.png`) })
  expect({ found, troubles }).toEqual({ found: { tour: [], list: [], page: [] }, troubles: [] })
  await context.close()
})

async function hindrances(page: Page): Promise<readonly string[]> {
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  return [...(await seriousHindrances(page)), ...(isWide ? ['scrolls sideways'] : [])]
}

async function settled(page: Page): Promise<void> {
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
}

/** Goes to a button by the Tab key and presses it. */
async function pressByKeyboard(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  await button.waitFor()
  const isReached = () => button.evaluate((one) => one === document.activeElement)
  for (let steps = 0; steps < 60 && !(await isReached()); steps++) await page.keyboard.press('Tab')
  expect(await isReached(), name).toBe(true)
  await page.keyboard.press('Enter')
}
