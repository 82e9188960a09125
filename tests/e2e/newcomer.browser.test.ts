import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openWindow, signIn, startBank, type RunningBank, type Window } from '../support/browser.ts'
import { openChromium } from '../support/chromium.ts'
import { drawn, frameOf } from '../support/frame.ts'

// Everything waits for states; a busy machine only takes longer.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

/** A branch analyst's first ten minutes in one browser, step after step; what she presses is counted. */
const screens = join(import.meta.dirname, '../output/screens')
const mostClicks = 25
let bank: RunningBank
let browser: Browser
let newcomer: Window
/** Each press with what it was for; typing and keys are not presses. */
const clicks: string[] = []

beforeAll(async () => {
  mkdirSync(screens, { recursive: true })
  browser = await openChromium()
  bank = await startBank()
  newcomer = await openWindow(browser, bank.origin)
})
afterAll(async () => {
  await browser?.close()
  await bank?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await picture(newcomer.page, 'failed')
})

async function press(what: string, control: Locator): Promise<void> {
  clicks.push(what)
  await control.click()
}

test('she signs in with one press and lands on her branch today: three working apps, figures and their day', async () => {
  const { page } = newcomer
  clicks.push('sign in')
  await signIn(page, 'chen.jing')
  await page.getByRole('heading', { name: '西安分行的今天', level: 1 }).waitFor()
  await page.locator('.card').nth(2).waitFor()
  await page.locator('.figure').first().waitFor()
  await page.getByText('数据截至 2026-10-31').waitFor()
  await picture(page, 'home')
})

test('the tour is offered, begins when she asks and points at the way to the apps', async () => {
  const { page } = newcomer
  await press('start the tour', page.getByRole('button', { name: '开始', exact: true }))
  await tourSays(page, '找一个应用')
  await page.locator('nav a[href="/apps"][data-tour-now]').waitFor()
})

test('she opens an app: it runs on the rows of her own branch, and the tour notices by itself', async () => {
  const { page } = newcomer
  await press('apps', page.getByRole('link', { name: '应用', exact: true }))
  await press('open the app', page.getByRole('link', { name: '自助设备日报' }).first())
  await drawn(await frameOf(page), 'flow')
  await page.getByText('atm_cash_daily').first().waitFor()
  await tourSays(page, '改一个筛选')
})

test('she changes a filter: the picture follows, the address keeps it, and the tour goes on', async () => {
  const { page } = newcomer
  const days = (await frameOf(page)).getByRole('spinbutton', { name: '看最近几天' })
  await press('filter', days)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('60')
  await page.keyboard.press('Enter')
  await page.waitForURL(/days=60/)
  await tourSays(page, '复刻它')
  await page.locator('[data-tour="fork"][data-tour-now]').waitFor()
  await picture(page, 'filtered')
})

test('one press forks it: a draft of her own that runs on her rows', async () => {
  const { page } = newcomer
  await press('fork', page.getByRole('button', { name: /^复刻/ }))
  await page.waitForURL(/\/workbench\/./)
  await drawn(await frameOf(page), 'flow')
  await tourSays(page, '发布给自己')
})

test('she changes the text, sees it at once, and a mistake is named on its line until it is mended', async () => {
  const { page } = newcomer
  const frame = await frameOf(page)
  await page.locator('.monaco-editor .view-lines').first().waitFor()
  await press('into the text', page.locator('.monaco-editor .view-lines').first())
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(
    '\n本行的设备我每天看一次。\n\n```chart mine\nkind: bar\ndata: machine\nx: atm_id\ny: dispensed\n```\n',
  )
  await page
    .getByText(/machine/)
    .first()
    .waitFor()
  await page.locator('.chip--bad').first().waitFor()
  for (let steps = 0; steps < 4; steps++) await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
  await page.keyboard.type('s')
  await page.locator('.chip--bad').first().waitFor({ state: 'detached' })
  await frame.getByText('本行的设备我每天看一次。').waitFor()
  await drawn(frame, 'mine')
  await page.getByText('已保存').waitFor()
  await picture(page, 'changed')
})

test('she publishes for herself without anyone’s approval, and the tour is over', async () => {
  const { page } = newcomer
  await press('publish', page.getByRole('button', { name: '发布', exact: true }).first())
  const sheet = page.getByRole('dialog')
  await press('only me', sheet.getByLabel('仅自己'))
  await press('publish it', sheet.getByRole('button', { name: '发布', exact: true }))
  await page.getByRole('heading', { name: '第 1 版已发布' }).waitFor()
  await page.locator('.tour').waitFor({ state: 'detached' })
  await press('open its page', page.getByRole('link', { name: '打开应用页' }))
  await page.waitForURL(/\/apps\/[^/]+$/)
  await drawn(await frameOf(page), 'mine')
})

test('she finds data by its sound and reads what she may see of it', async () => {
  const { page } = newcomer
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.type('rili')
  await press('the calendar', page.getByRole('option', { name: /dim_calendar/ }))
  await page.waitForURL(/\/data\/dim_calendar/)
  await page.locator('tbody tr').first().waitFor()
})

test('help is one key away, is itself an app that runs, and its blocks can be copied', async () => {
  const { page, context } = newcomer
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.keyboard.press('?')
  await press('a help page', page.getByRole('link', { name: /你的第一个应用/ }))
  const element = await page.waitForSelector('.help__frame iframe', { state: 'attached' })
  const frame = await element.contentFrame()
  await frame?.locator('[data-block="trend"][data-status="done"] canvas').first().waitFor()
  await press('copy a block', page.getByRole('button', { name: '复制区块 weeks' }))
  await page.getByText('已复制').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^```sql weeks\nselect/)
  await picture(page, 'help')
})

test('on another machine the home page no longer offers the tour', async () => {
  const elsewhere = await openWindow(browser, bank.origin)
  await signIn(elsewhere.page, 'chen.jing')
  await elsewhere.page
    .getByRole('link', { name: /自助设备日报/ })
    .first()
    .waitFor()
  await elsewhere.page.locator('.skeleton').first().waitFor({ state: 'detached' })
  expect(await elsewhere.page.getByText('第一次来').count()).toBe(0)
  await elsewhere.context.close()
})

test('all of it took few presses, no installation, no approval and no foreign host', () => {
  console.log(`newcomer: ${clicks.length} clicks (${clicks.join(', ')}), 0 installs, 0 approvals`)
  expect(clicks.length).toBeLessThanOrEqual(mostClicks)
  expect(newcomer.troubles).toEqual([])
})

async function tourSays(page: Page, title: string): Promise<void> {
  await page.locator('.tour').getByRole('heading', { name: title }).waitFor()
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(screens, `newcomer-${name}.png`) })
}
