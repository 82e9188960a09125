import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openWindow, signIn, startBank, type RunningBank, type Window } from '../support/browser.ts'
import { openChromium } from '../support/chromium.ts'

// Everything waits for states; a busy machine only takes longer.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

/** What people of a bank say to and see of each other, step after step on one app. */
const screens = join(import.meta.dirname, '../output/screens')
let bank: RunningBank
let browser: Browser
let reader: Window
let author: Window
let steward: Window
let app = ''

beforeAll(async () => {
  mkdirSync(screens, { recursive: true })
  browser = await openChromium()
  bank = await startBank()
  reader = await openWindow(browser, bank.origin)
  author = await openWindow(browser, bank.origin)
  steward = await openWindow(browser, bank.origin, { width: 390, height: 844, language: 'en' })
  await signIn(reader.page, 'liu.yang')
  await signIn(author.page, 'zhang.guoqiang')
  await signIn(steward.page, 'he.xuemei')
  const link = reader.page.getByRole('link', { name: '自助设备日报' }).first()
  await reader.page.goto('/apps')
  app = (await link.getAttribute('href')) ?? ''
})
afterAll(async () => {
  await browser?.close()
  await bank?.stop()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const windows = { reader, author, steward }
  for (const [name, { page }] of Object.entries(windows))
    await page.screenshot({ path: join(screens, `colleagues-failed-${name}.png`) })
})

test('a comment is written, corrected by its writer and read by the author of the app, who may only hide it', async () => {
  const { page } = reader
  await page.goto(app)
  await page.getByLabel('这个应用帮你解决了什么，或哪里还可以更好').fill('缺钞那几天看得很清楚')
  await page.getByRole('button', { name: '发表' }).click()
  await commentWith(page, '缺钞那几天看得很清楚').waitFor()
  const written = page.locator('.comment').first()
  await written.getByRole('button', { name: '修改' }).click()
  await written.getByRole('textbox').fill('缺钞那几天一眼就看到')
  await written.getByRole('button', { name: '保存' }).click()
  await commentWith(page, '缺钞那几天一眼就看到').getByText('已修改').waitFor()

  await author.page.goto(app)
  const read = commentWith(author.page, '缺钞那几天一眼就看到')
  await read.waitFor()
  expect(await read.getByRole('button').allTextContents()).toEqual(['隐藏'])
})

test('a steward hides a comment with a reason, which everyone reads in its place', async () => {
  const { page } = steward
  await page.goto(app)
  const read = commentWith(page, '缺钞那几天一眼就看到')
  await read.getByRole('button', { name: 'Hide' }).click()
  await read.getByRole('textbox').fill('与应用无关')
  await read.getByRole('button', { name: 'Hide this comment' }).click()
  await page.getByText(/hidden: 与应用无关/).waitFor()
  await page.screenshot({ path: join(screens, 'colleagues-hidden.png') })
  await author.page.reload()
  await author.page.getByText('这条评论已被隐藏：与应用无关').waitFor()
  expect(await author.page.getByText('缺钞那几天一眼就看到').count()).toBe(0)
})

test('nobody stands on the board of people who has not asked for it, and whoever leaves is gone at once', async () => {
  await reader.page.getByRole('button', { name: /^收藏/ }).click()
  await reader.page.getByRole('button', { name: '已收藏 1' }).waitFor()

  const { page } = author
  await page.goto('/ranks?of=people&window=all')
  await page.getByText('只有你自己看得到').waitFor()
  await boardOf(reader.page)
  await reader.page.getByText('还没有人上榜').waitFor()

  const choice = page.getByLabel('让大家在个人榜上看到我')
  await choice.check()
  await page.getByText('已公开').waitFor()
  await page.screenshot({ path: join(screens, 'colleagues-people.png') })
  await boardOf(reader.page)
  await reader.page.getByRole('row').filter({ hasText: '张国强' }).waitFor()

  await choice.uncheck()
  await page.getByText('只有你自己看得到').waitFor()
  await boardOf(reader.page)
  await reader.page.getByText('还没有人上榜').waitFor()
})

test('none of it reached a foreign host or broke a rule of the pages', () => {
  expect([...reader.troubles, ...author.troubles, ...steward.troubles]).toEqual([])
})

function commentWith(page: Page, text: string) {
  return page.locator('.comments').getByRole('listitem').filter({ hasText: text })
}

async function boardOf(page: Page): Promise<void> {
  await page.goto('/ranks?of=people&window=all')
  await page.getByLabel('让大家在个人榜上看到我').waitFor()
}
