import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openWindow, signIn, startBank, type RunningBank } from '../support/browser.ts'
import { openChromium } from '../support/chromium.ts'
import { drawn, frameOf } from '../support/frame.ts'

// Everything waits for states; a busy machine only takes longer.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

let bank: RunningBank
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
  bank = await startBank()
})
afterAll(async () => {
  await browser?.close()
  await bank?.stop()
})

test('an app stands, and answers its filters, while its engine is still on its way', async () => {
  const engine = held()
  const page = await openSignedIn('chen.jing', engine.hold)
  await page.goto('/apps/machine-day')
  const frame = await frameOf(page)
  await drawn(frame, 'flow')
  const chip = page.locator('[data-source]')
  expect(await chip.getAttribute('data-source')).toMatch(/^(server|stored)$/)
  const before = await figuresOf(page)
  await setDays(page, '7')
  await vi.waitFor(async () => expect(await figuresOf(page)).not.toBe(before), { timeout: 60_000 })
  const answered = await figuresOf(page)
  expect(page.url()).toContain('days=7')
  engine.release()
  await page.locator('[data-source="browser"]').waitFor()
  // the filter that was moved before stays moved, and the engine finds what the server found
  expect(page.url()).toContain('days=7')
  expect(await figuresOf(page)).toBe(answered)
  await page.close()
})

test('where no engine can be had, the server goes on answering, and the page says so', async () => {
  const page = await openSignedIn('zhou.min', (route) => route.abort())
  await page.goto('/apps/machine-day')
  await drawn(await frameOf(page), 'flow')
  const chip = page.locator('[data-source]')
  await vi.waitFor(
    async () =>
      expect(await chip.locator('..').getAttribute('title')).toContain('浏览器里的计算引擎没能启动'),
    { timeout: 60_000 },
  )
  const before = await figuresOf(page)
  await setDays(page, '14')
  await vi.waitFor(async () => expect(await figuresOf(page)).not.toBe(before), { timeout: 60_000 })
  expect(await chip.getAttribute('data-source')).toMatch(/^(server|stored)$/)
  await page.close()
})

test('the second opening begins with my own first screen, before any script', async () => {
  const page = await openSignedIn('chen.jing')
  await page.route('**/assets/*.js', (route) => route.abort())
  await vi.waitFor(
    async () => {
      await page.goto('/apps/machine-day', { waitUntil: 'domcontentloaded' })
      expect(await page.locator('#first-screen img').count()).toBe(1)
    },
    { timeout: 60_000 },
  )
  const picture = page.locator('#first-screen img')
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBe(1000)
  await page.close()
})

async function openSignedIn(name: string, onEngine?: (route: Route) => Promise<void> | void): Promise<Page> {
  const { page } = await openWindow(browser, bank.origin)
  if (onEngine !== undefined) await page.route('**/engine/*/*.wasm', onEngine)
  await signIn(page, name)
  return page
}

/** Keeps every request for the engine waiting until it is released. */
function held() {
  let release = (): void => undefined
  const free = new Promise<void>((resolve) => {
    release = resolve
  })
  return { hold: (route: Route) => free.then(() => route.continue()), release: () => release() }
}

async function setDays(page: Page, days: string): Promise<void> {
  const frame = await frameOf(page)
  const field = frame.locator('#days, input[type="number"]').first()
  await field.fill(days)
  await field.press('Enter')
}

/** The figures on top, once they are the result of the filters as they stand. */
async function figuresOf(page: Page): Promise<string> {
  const frame = await frameOf(page)
  return frame.locator('[data-block="figures"][data-status="done"]').innerText()
}
