import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openWindow, signIn, startBank, type RunningBank, type Window } from '../support/browser.ts'
import { openChromium } from '../support/chromium.ts'
import { frameOf } from '../support/frame.ts'

// Everything waits for states; a busy machine only takes longer.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

/** One draft in two browsers, step after step: each test goes on where the one before it stopped. */
const screens = join(import.meta.dirname, '../output/screens')
let bank: RunningBank
let browser: Browser
let office: Window
let home: Window

beforeAll(async () => {
  mkdirSync(screens, { recursive: true })
  browser = await openChromium()
  bank = await startBank()
  office = await openWindow(browser, bank.origin)
  home = await openWindow(browser, bank.origin)
})
afterAll(async () => {
  await browser?.close()
  await bank?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await office.page.screenshot({ path: join(screens, 'workbench-failed-office.png') })
  if (!home.page.isClosed()) await home.page.screenshot({ path: join(screens, 'workbench-failed-home.png') })
})

test('an app from one dataset is drawn beside its text', async () => {
  const { page } = office
  await signIn(page, 'chen.jing')
  await page.goto('/workbench')
  // the page has come to rest: nothing moves under the pointer any more
  await page.getByText('还没有草稿').waitFor()
  await page.getByRole('button', { name: /从数据集开始/ }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByPlaceholder('搜索数据集').fill('atm_cash_daily')
  await sheet.getByRole('button', { name: /自助设备每日现金/ }).click()
  await page.waitForURL(/\/workbench\/./)
  const frame = await frameOf(page)
  await frame.locator('[data-block="first_chart"][data-status="done"] canvas').first().waitFor()
  await page.getByText(/^已保存 \d\d:\d\d:\d\d$/).waitFor()
  await page.getByText(/^引擎就绪/).waitFor()
})

test('a mistake is said on its line, with the way out, and goes when it is corrected', async () => {
  const { page } = office
  await write(page, '\n\n```table wrong\ndata: sampel\n```\n')
  await page.getByText('1 处问题').waitFor()
  await page.getByRole('button', { name: /app\.md:\d+.*sample/s }).waitFor()
  await page.locator('.squiggly-error').first().waitFor()
  await page.screenshot({ path: join(screens, 'workbench-problem.png') })
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+End')
  await page.keyboard.insertText('data: sample')
  await page.getByText('没有问题。').waitFor()
})

test('a new block is computed as it is written, and its rows are below', async () => {
  const { page } = office
  await write(page, '\n```sql machines\nselect count(distinct atm_id) as machines from atm_cash_daily\n```\n')
  await page.getByRole('button', { name: /^machines/ }).click()
  await page.getByRole('button', { name: '结果', exact: true }).click()
  const rows = page.getByRole('table')
  await rows.getByRole('columnheader', { name: 'machines' }).waitFor()
  expect(Number(await rows.getByRole('cell').first().textContent())).toBeGreaterThan(0)
})

test('a question of the author is answered in the console', async () => {
  const { page } = office
  await page.getByRole('button', { name: '控制台', exact: true }).click()
  await page.getByLabel('查询', { exact: true }).fill('select 6 * 7 as answer')
  await page.getByRole('button', { name: '运行', exact: true }).click()
  await page.getByRole('cell', { name: '42', exact: true }).waitFor()
})

test('a second browser that wrote the same draft meanwhile is asked, and nothing is overwritten', async () => {
  const address = new URL(office.page.url()).pathname
  await office.page.keyboard.press('Control+S')
  await office.page.getByText(/^已保存/).waitFor()
  const { page } = home
  await signIn(page, 'chen.jing')
  await page.goto(address)
  await page.locator('.monaco-editor .view-line').first().waitFor()
  await page.getByText(/^已保存/).waitFor()

  await write(office.page, '\noffice words\n')
  await saved(office.page)
  await write(page, '\nhome words\n')
  const choice = page.getByRole('dialog')
  await choice.getByRole('heading', { name: '另一个窗口改过这个草稿' }).waitFor()
  await choice.getByRole('button', { name: '对比两份' }).click()
  await choice.getByText('office words').waitFor()
  await choice.getByText('home words').waitFor()
  await page.screenshot({ path: join(screens, 'workbench-conflict.png') })
  await choice.getByRole('button', { name: '采用另一份' }).click()
  const frame = await frameOf(page)
  await frame.getByText('office words').waitFor()
  expect(await frame.getByText('home words').count()).toBe(0)
  await page.getByText(/^已保存/).waitFor()
})

test('words of a browser that was killed come back', async () => {
  const { page } = home
  await home.context.setOffline(true)
  await write(page, '\nlast words\n')
  await page.getByText('连不上服务器，改动已留在本机').waitFor()
  await kill(page)
  await home.context.setOffline(false)
  const next = await home.context.newPage()
  home = { ...home, page: next }
  await next.goto(office.page.url())
  await next.getByText('已恢复上次没有来得及保存的改动。').waitFor()
  await (await frameOf(next)).getByText('last words').waitFor()
})

test('none of it reached a foreign host or broke a rule of the pages', () => {
  expect([...office.troubles, ...home.troubles]).toEqual([])
})

/** Writes at the end of the text that is shown. */
async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'app.md', exact: true }).click()
  await page.locator('.monaco-editor .view-lines').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(text)
}

/** Ends the page's process, which therefore hands nothing over on its way out. */
async function kill(page: Page): Promise<void> {
  const hands = await page.context().newCDPSession(page)
  const gone = page.waitForEvent('crash')
  hands.send('Page.crash').catch(() => {}) // nobody is left to answer
  await gone
  await page.close()
}

async function saved(page: Page): Promise<void> {
  const answer = page.waitForResponse((reply) => reply.request().method() === 'PUT' && reply.ok())
  await page.keyboard.press('Control+S')
  await answer
}
