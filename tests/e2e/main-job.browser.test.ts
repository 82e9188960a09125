import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openWindow, signIn, startBank, type RunningBank, type Window } from '../support/browser.ts'
import { cashFile } from '../support/cash-upload.ts'
import { openChromium } from '../support/chromium.ts'
import { drawn, frameOf } from '../support/frame.ts'

// Everything waits for states; a busy machine only takes longer.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

/** One job in one browser, step after step: each test goes on where the one before it stopped. */
const screens = join(import.meta.dirname, '../output/screens')
const cash = cashFile()
let bank: RunningBank
let browser: Browser
let author: Window
let colleague: Window
let address = ''

beforeAll(async () => {
  mkdirSync(screens, { recursive: true })
  browser = await openChromium()
  bank = await startBank()
  author = await openWindow(browser, bank.origin)
  colleague = await openWindow(browser, bank.origin)
})
afterAll(async () => {
  await browser?.close()
  await bank?.stop()
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await picture(author.page, 'failed-author')
  await picture(colleague.page, 'failed-colleague')
})

test('an analyst signs in and uploads the withdrawals of her machines', async () => {
  const { page } = author
  await signIn(page, 'chen.jing')
  await page.getByRole('link', { name: '数据', exact: true }).click()
  await page.getByRole('link', { name: '上传数据' }).click()
  await page.setInputFiles('input[type=file]', {
    name: 'my_cash.csv',
    mimeType: 'text/csv',
    buffer: cash.csv,
  })
  await page.getByText(`${cash.rows.toLocaleString('en-US')} 行`).waitFor()
  await picture(page, 'upload-preview')
  await page.getByLabel('标题').fill('我的取款')
  await page.getByLabel('表名').fill('my_cash')
  await page.getByRole('button', { name: '建成数据集' }).click()
  await page.getByRole('heading', { name: '我的取款', level: 1 }).waitFor()
  await page.getByRole('button', { name: '仅自己' }).waitFor()
  await picture(page, 'dataset-of-mine')
})

test('she begins an app from the ATM template on her upload, and the forecast is drawn', async () => {
  const { page } = author
  await page.getByRole('link', { name: '工作台', exact: true }).click()
  await page.getByRole('listitem').filter({ hasText: 'ATM 现金预测' }).getByRole('button').click()
  await page.getByLabel('cash 读取哪张表').selectOption('my_cash')
  await picture(page, 'template')
  await page.getByRole('button', { name: '开始', exact: true }).click()
  await page.waitForURL(/\/workbench\/./)
  const frame = await frameOf(page)
  await drawn(frame, 'outlook')
  await page.getByText('已保存').waitFor()
  await frame.locator('[data-block="headline"]').getByText('明日预计取款').waitFor()
  await frame.getByText(`共 ${cash.machines} 台设备`).waitFor()
  await picture(page, 'workbench')
})

test('she edits the SQL of a block and sees it change', async () => {
  const { page } = author
  const frame = await frameOf(page)
  const costs = frame.locator('[data-block="costs"]')
  await costs.getByText('2 行', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'cost_comparison.sql' }).click()
  await page.locator('.monaco-editor').getByText('order by').first().waitFor()
  await page.locator('.monaco-editor .view-lines').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\nlimit 1')
  await costs.getByText('1 行', { exact: true }).waitFor()
  await page.getByText('已保存').waitFor()
})

test('she is told that her upload reaches fewer people than the bank, binds the table of the bank and publishes', async () => {
  const { page } = author
  await page.getByRole('button', { name: '发布', exact: true }).first().click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('全行').check()
  await sheet.getByRole('button', { name: '发布', exact: true }).click()
  await sheet.getByText('「我的取款」能看到的人比应用少，没有发布').waitFor()
  await sheet.getByLabel('另一张表').selectOption('atm_cash_daily')
  await picture(page, 'publish-refused')
  await sheet.getByRole('button', { name: '改绑并发布' }).click()
  await page.getByRole('heading', { name: '第 1 版已发布' }).waitFor()
  await page.getByRole('link', { name: '打开应用页' }).click()
  await page.waitForURL(/\/apps\/[^/]+$/)
  address = new URL(page.url()).pathname
  await drawn(await frameOf(page), 'outlook')
  await picture(page, 'app')
})

test('staff of another branch finds it by its initials and runs it on the rows of his own branch', async () => {
  const { page } = colleague
  await signIn(page, 'liu.yang')
  await page.getByRole('link', { name: '应用', exact: true }).click()
  await page.getByLabel('搜索应用：名称、拼音、首字母').fill('xjyc')
  const card = page.getByRole('article').filter({ hasText: 'ATM 现金预测' })
  await card.waitFor()
  await picture(page, 'gallery-found')
  await card.getByRole('link', { name: 'ATM 现金预测' }).click()
  const frame = await frameOf(page)
  await drawn(frame, 'outlook')
  expect(await page.locator('.app__facts').textContent()).toContain('atm_cash_daily')
  await frame.getByLabel('预测天数').fill('21')
  await frame.getByLabel('预测天数').press('Enter')
  await page.waitForURL(/horizon=21/)
  await picture(page, 'app-of-another-branch')
})

test('he stars it and makes it his own', async () => {
  const { page } = colleague
  await page.getByRole('button', { name: /^收藏/ }).click()
  await page.getByRole('button', { name: '已收藏 1' }).waitFor()
  await page.getByRole('button', { name: /^复刻/ }).click()
  await page.waitForURL(/\/workbench\//)
  await page.getByText('复刻自「ATM 现金预测」').waitFor()
  await drawn(await frameOf(page), 'outlook')
  await picture(page, 'fork')
})

test('the leaderboard shows the app with its one real user, its star and its fork', async () => {
  const { page } = author
  await page.getByRole('link', { name: '榜单', exact: true }).click()
  const row = page.getByRole('row').filter({ hasText: 'ATM 现金预测' }).first()
  await row.waitFor()
  expect(await row.getByRole('link', { name: 'ATM 现金预测' }).getAttribute('href')).toBe(address)
  const [, , users, branches, stars, forks] = await row.getByRole('cell').allTextContents()
  expect({ users, branches, stars, forks }).toEqual({ users: '1', branches: '1', stars: '1', forks: '1' })
  await picture(page, 'ranks')
})

test('all of it reached no foreign host and broke no rule of the pages', () => {
  expect([...author.troubles, ...colleague.troubles]).toEqual([])
})

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(screens, `job-${name}.png`) })
}
