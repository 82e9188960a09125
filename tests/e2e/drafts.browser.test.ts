import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openWindow, signIn, startBank, type RunningBank, type Window } from '../support/browser.ts'
import { openChromium } from '../support/chromium.ts'
import { cashApp } from '../support/datasets.ts'
import { drawn, frameOf } from '../support/frame.ts'

// Everything waits for states; a busy machine only takes longer.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const screens = join(import.meta.dirname, '../output/screens')
const first = cashApp('atm_cash_daily', { title: '取款走势' })
const later = {
  'app.md': `${cashApp('atm_cash_daily', { title: '写坏了的走势' })['app.md']}\n${'多写的一段。'.repeat(60)}\n`,
}
let bank: RunningBank
let browser: Browser
let author: Window
let phone: Window
let draft = ''

beforeAll(async () => {
  mkdirSync(screens, { recursive: true })
  browser = await openChromium()
  bank = await startBank()
  author = await openWindow(browser, bank.origin)
  await signIn(author.page, 'chen.jing')
  draft = await newDraft()
})
afterAll(async () => {
  await browser?.close()
  await bank?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await author.page.screenshot({ path: join(screens, 'drafts-failed.png') })
  await phone?.page.screenshot({ path: join(screens, 'drafts-failed-phone.png') })
})

test('pointing at a column says what it means, and the editor speaks the language of its page', async () => {
  const { page } = author
  const known = page.waitForResponse(
    (reply) => new URL(reply.url()).pathname === '/api/datasets/atm_cash_daily',
  )
  await page.goto(`/workbench/${draft}`)
  await known
  await pointAt(page, 'dispensed')
  await page.locator('.monaco-hover').getByText('取款金额').first().waitFor()
  await page.screenshot({ path: join(screens, 'drafts-hover.png') })
  expect(await gapToHover(page, 'dispensed')).toBeLessThan(30)
  await page.locator('.monaco-editor .view-line').first().click()
  await page.keyboard.press('Control+F')
  await page.locator('.find-widget').getByPlaceholder('查找').waitFor()
  await page.keyboard.press('Escape')
})

test('how the draft stood before is in its history, and comes back with one press', async () => {
  const { page } = author
  await page.getByRole('heading', { name: '写坏了的走势', level: 1 }).waitFor()
  await page.getByRole('button', { name: '历史' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('button', { name: '第 2 次保存' }).click()
  await sheet.getByText('多写的一段').first().waitFor()
  await page.screenshot({ path: join(screens, 'drafts-history.png') })
  await sheet.getByRole('button', { name: '恢复成这样' }).click()
  await page.getByRole('heading', { name: '取款走势', level: 1, exact: true }).waitFor()
  const frame = await frameOf(page)
  await drawn(frame, 'outlook')
  expect(await frame.getByText('多写的一段').count()).toBe(0)
  await page.getByText(/^已保存 \d\d:\d\d:\d\d$/).waitFor()
})

test('on a phone text and preview stand in turn, and a press on a problem opens the text at its line', async () => {
  phone = await openWindow(browser, bank.origin, { width: 390, height: 844 })
  const { page } = phone
  await signIn(page, 'chen.jing')
  await page.goto(`/workbench/${draft}`)
  await drawn(await frameOf(page), 'outlook')
  const text = page.getByRole('textbox', { name: '应用文本' })
  expect(await text.isVisible()).toBe(false)
  const choice = page.getByRole('group', { name: '文本或预览' })
  await choice.getByRole('button', { name: '文本' }).click()
  await text.fill((await text.inputValue()).replace('data: daily', 'data: dayly'))
  await choice.getByRole('button', { name: '预览' }).click()
  await page.getByRole('button', { name: /app\.md:\d+.*dayly/s }).click()
  expect(await text.isVisible()).toBe(true)
  const chosen = await text.evaluate((field: HTMLTextAreaElement) =>
    field.value.slice(field.selectionStart, field.selectionEnd),
  )
  expect(chosen).toMatch(/^(?:data: dayly|```chart outlook)$/)
  await page.screenshot({ path: join(screens, 'drafts-phone.png') })
  await text.fill((await text.inputValue()).replace('data: dayly', 'data: daily'))
  await page.getByText('没有问题。').waitFor()
  await page.getByText(/^已保存/).waitFor()
  await phone.context.close()
})

test('a draft is renamed in both languages, deleted and taken back', async () => {
  const { page } = author
  await page.goto('/workbench')
  await page.getByRole('button', { name: '重命名草稿「取款走势」' }).click()
  await page.getByLabel('中文标题').fill('本行取款')
  await page.getByLabel('英文标题').fill('Our withdrawals')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  const row = page.getByRole('link', { name: /本行取款/ })
  await row.waitFor()
  await page.getByRole('button', { name: '删除草稿「本行取款」' }).click()
  await page.getByText('草稿「本行取款」已删除').waitFor()
  await row.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '撤销' }).click()
  await row.click()
  await page.getByRole('heading', { name: '本行取款', level: 1 }).waitFor()
  await page.locator('.monaco-editor').getByText('Our withdrawals').waitFor()
})

test('an app from one version of a table reads that version for good', async () => {
  const { page } = author
  await page.goto('/data/atm_cash_daily')
  await page.getByRole('button', { name: '用第 1 版做应用' }).click()
  await page.waitForURL(/\/workbench\/./)
  await drawn(await frameOf(page), 'first_chart')
  await page.getByRole('button', { name: '数据', exact: true }).click()
  await page.getByRole('button', { name: /^自助设备每日现金/ }).click()
  const choice = page.getByLabel('atm_cash_daily 读取哪个版本')
  await choice.waitFor()
  expect(await choice.inputValue()).toBe('1')
})

test('none of it reached a foreign host or broke a rule of the pages', () => {
  expect([...author.troubles, ...phone.troubles]).toEqual([])
})

/** A draft whose second text replaced much of its first. */
async function newDraft(): Promise<string> {
  const { id, revision } = await ask<{ id: string; revision: number }>('POST', '/api/drafts', {
    from: 'blank',
  })
  const saved = await ask<{ revision: number }>('PUT', `/api/drafts/${id}`, { revision, files: first })
  await ask('PUT', `/api/drafts/${id}`, { revision: saved.revision, files: later })
  return id
}

async function ask<TReply>(method: string, path: string, body: object): Promise<TReply> {
  const reply = await author.page.request.fetch(path, {
    method,
    data: body,
    headers: { origin: bank.origin },
  })
  if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`)
  return (await reply.json()) as TReply // the caller names the route's own reply
}

/** Pixels of nothing between the line of a word and what is said of it. */
async function gapToHover(page: Page, word: string): Promise<number> {
  const line = await page
    .locator('.view-line')
    .filter({ hasText: `sum(${word})` })
    .first()
    .boundingBox()
  const hover = await page.locator('.monaco-hover').first().boundingBox()
  if (line === null || hover === null) throw new Error('nothing is said')
  return Math.max(line.y - hover.y - hover.height, hover.y - line.y - line.height)
}

/** Rests the pointer on a word of the SQL that is shown. */
async function pointAt(page: Page, word: string): Promise<void> {
  const line = page
    .locator('.view-line')
    .filter({ hasText: `sum(${word})` })
    .first()
  await line.waitFor()
  const spot = await line.evaluate((element, sought) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const at = node.textContent?.indexOf(sought) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + sought.length)
      const { left, top, width, height } = range.getBoundingClientRect()
      return { x: left + width / 2, y: top + height / 2 }
    }
    throw new Error(`the line has no ${sought}`)
  }, word)
  await page.mouse.move(spot.x - 1, spot.y)
  await page.mouse.move(spot.x, spot.y)
}
