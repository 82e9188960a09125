import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from '../support/chromium.ts'
import { startRunnerServer, type RunnerServer } from '../support/runner-server.ts'
import { throughBrowser } from './browser-leg.ts'
import { cachedConvert, expectedOutput, fallbackDay, listCases, loadCase } from './cases.ts'

const names = await listCases()
let folder: string
let browser: Browser
let server: RunnerServer
let page: Page
let convert: ReturnType<typeof cachedConvert>

beforeAll(async () => {
  browser = await openChromium()
  folder = await mkdtemp(join(tmpdir(), 'aladdin-golden-cache-'))
  convert = cachedConvert(folder)
  server = await startRunnerServer()
  page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${server.port}/`)
  await page.waitForFunction(() => 'sandbox' in window)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

test.each(names)('%s gives in Chromium what it gives in the worker and on the command line', async (name) => {
  const expected = await expectedOutput(name)
  const output = await throughBrowser(await loadCase(name), {
    page,
    convert,
    frameUrl: `http://{instance}.localhost:${server.port}/r/frame.html`,
    dayOf: (run) => dayIn(expected, run.name),
  })
  expect(output).toEqual(expected)
})

/** The day of the data, which the server tells a page together with the data. */
function dayIn(expected: unknown, run: string): string {
  const { runs } = expected as { runs?: Record<string, { today: string }> } // our own file
  return runs?.[run]?.today ?? fallbackDay
}
