import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Frame, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { seriousHindrances } from '../support/axe.ts'
import { openWindow, signIn, startBank, type RunningBank } from '../support/browser.ts'
import { openChromium } from '../support/chromium.ts'
import { drawn, frameOf } from '../support/frame.ts'

// Everything waits for states; a busy machine only takes longer.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const pictures = join(import.meta.dirname, '../output/screens')
let bank: RunningBank
let browser: Browser
let draft = ''
let app = ''

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  browser = await openChromium()
  bank = await startBank()
  const window = await openWindow(browser, bank.origin)
  await signIn(window.page, 'chen.jing')
  draft = await call(
    window.page,
    { path: '/api/drafts', body: { from: 'template', template: 'atm-cash-forecast' } },
    'id',
  )
  app = await call(
    window.page,
    { path: `/api/drafts/${draft}/publication`, body: { revision: 1, visibility: 'bank' } },
    'name',
  )
  await window.context.close()
})
afterAll(async () => {
  await browser?.close()
  await bank?.stop()
})

/** `runs` where an app is drawn on the screen. */
const screens: readonly { name: string; path: () => string; ready: string; runs?: boolean }[] = [
  { name: 'sign-in', path: () => '/sign-in', ready: '.person' },
  { name: 'home', path: () => '/', ready: 'h1' },
  { name: 'gallery', path: () => '/apps', ready: 'article' },
  { name: 'app', path: () => `/apps/${app}`, ready: '.app__frame iframe', runs: true },
  { name: 'workbench-start', path: () => '/workbench', ready: '.start__card' },
  { name: 'workbench', path: () => `/workbench/${draft}`, ready: '.preview iframe', runs: true },
  { name: 'catalog', path: () => '/data', ready: 'tbody tr' },
  { name: 'dataset', path: () => '/data/atm_cash_daily', ready: 'tbody tr' },
  { name: 'upload', path: () => '/upload', ready: '.drop' },
  { name: 'ranks', path: () => '/ranks', ready: 'h1' },
]

describe.each(['zh', 'en'] as const)('in the language %s', (language) => {
  describe.each([1440, 390])('at %i pixels', (width) => {
    test('no main screen hinders anyone seriously, reaches another host or scrolls sideways', async () => {
      const height = width === 390 ? 844 : 900
      const window = await openWindow(browser, bank.origin, { width, height, language })
      const { page } = window
      await signIn(page, 'chen.jing')
      const found: Record<string, readonly string[]> = {}
      for (const { name, path, ready, runs } of screens) {
        await page.goto(path())
        await page.locator(ready).first().waitFor()
        await page.locator('.skeleton').first().waitFor({ state: 'detached' })
        const shown: (Page | Frame)[] = [page]
        if (runs === true) shown.push(await drawnFrame(page))
        const hindrances: string[] = []
        for (const part of shown) {
          hindrances.push(...(await seriousHindrances(part)))
          if (language === 'en') hindrances.push(...(await untranslated(part)))
        }
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
          hindrances.push('scrolls sideways')
        if (hindrances.length > 0) found[name] = hindrances
        await page.screenshot({ path: join(pictures, `${name}-${width}-${language}.png`) })
      }
      expect({ found, troubles: window.troubles }).toEqual({ found: {}, troubles: [] })
      await window.context.close()
    })
  })
})

test('by keyboard alone one finds an app, runs it, changes its filter and takes its chart along', async () => {
  const { page, context, troubles } = await openWindow(browser, bank.origin)
  await signIn(page, 'liu.yang')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.type('xjyc')
  await page
    .getByRole('option', { name: /ATM 现金预测/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/apps\/[^/]+$/)
  const frame = await drawnFrame(page)
  await reach(page, frame.getByLabel('预测天数'), 'Tab')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('21')
  await page.keyboard.press('Enter')
  await page.waitForURL(/horizon=21/)

  await reach(page, page.getByRole('button', { name: '导出', exact: true }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('menu').waitFor()
  await page.keyboard.press('Enter')
  const confirm = page.getByRole('dialog').getByRole('button', { name: /^确认导出/ })
  await confirm.waitFor()
  await reach(page, confirm, 'Tab')
  const taken = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await taken).suggestedFilename()).toMatch(/\.(?:svg|xlsx)$/)
  expect(troubles).toEqual([])
  await context.close()
})

test.each([
  {
    what: 'a search without results',
    who: 'chen.jing',
    path: '/apps?search=zzzz',
    says: '没有符合条件的应用',
    next: '清除条件',
  },
  { what: 'an app that is not there', who: 'chen.jing', path: '/apps/not-there', says: '没有找到' },
  {
    what: 'the workbench of an administrator',
    who: 'gao.feng',
    path: '/workbench',
    says: '管理员账号不做应用',
    next: '请用分析师',
  },
  {
    what: 'an upload by staff',
    who: 'liu.yang',
    path: '/upload',
    says: '上传需要「分析师」',
    next: '请联系',
  },
])('$what says what is the matter and what to do next', async ({ who, path, says, next }) => {
  const { page, context } = await openWindow(browser, bank.origin)
  await signIn(page, who)
  await page.goto(path)
  await page.getByText(says).first().waitFor()
  if (next !== undefined) await page.getByText(next).first().waitFor()
  await context.close()
})

/** The frame of the app on the screen, once its forecast has its picture. */
async function drawnFrame(page: Page): Promise<Frame> {
  const frame = await frameOf(page)
  await drawn(frame, 'outlook')
  return frame
}

/** Goes to a control with one key and sees that the screen shows where one is. */
async function reach(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  const isReached = () => control.evaluate((one) => one === document.activeElement)
  for (let steps = 0; steps < 60 && !(await isReached()); steps++) await page.keyboard.press(key)
  expect(await isReached(), String(control)).toBe(true)
  const ring = await control.evaluate((one) => {
    const { outlineStyle, boxShadow } = getComputedStyle(one)
    return outlineStyle !== 'none' || boxShadow !== 'none'
  })
  expect(ring, `${String(control)} shows that it has the focus`).toBe(true)
}

/** Chinese on an English page, besides the values of tables, the author's text and the name of the other language. */
async function untranslated(page: Page | Frame): Promise<readonly string[]> {
  const text = await page.locator('body').evaluate((body) => {
    const copy = body.cloneNode(true) as HTMLElement // a clone is of its original's kind
    for (const element of copy.querySelectorAll('td, [role=gridcell], .monaco-editor, .plain, [lang]'))
      element.remove()
    return `${document.title} ${copy.textContent}`
  })
  const found = /.{0,20}[\u4e00-\u9fff].{0,20}/.exec(text)
  return found === null ? [] : [`untranslated: ${found[0]}`]
}

/** Asks the server as the signed-in person and answers one field of the reply. */
async function call(page: Page, question: { path: string; body: object }, field: string): Promise<string> {
  const reply = await page.request.fetch(question.path, {
    method: 'POST',
    data: question.body,
    headers: { origin: bank.origin },
  })
  if (!reply.ok()) throw new Error(`${question.path}: ${await reply.text()}`)
  const answer = (await reply.json()) as Record<string, string> // the caller names a field of the route's own reply
  return answer[field] ?? ''
}
