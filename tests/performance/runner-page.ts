import type { Browser, Page } from 'playwright-core'
import { openChromium } from '../support/chromium.ts'
import { startRunnerServer, type RunnerServer } from '../support/runner-server.ts'

export interface RunnerPage {
  readonly page: Page
  readonly port: number
  readonly close: () => Promise<void>
}

/** A page in Chromium that can open sealed frames, and files of this machine as blobs in its memory. */
export async function openRunnerPage(): Promise<RunnerPage> {
  const server: RunnerServer = await startRunnerServer()
  const browser: Browser = await openChromium()
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${server.port}/`)
  await page.waitForFunction(() => 'sandbox' in window)
  return {
    page,
    port: server.port,
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

/** Brings a file into the page as bytes; the page finds them as `window.bytes`. */
export async function giveFile(page: Page, path: string): Promise<void> {
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<input type="file" id="given">')
  })
  await page.setInputFiles('#given', path)
  await page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('#given')
    const file = input?.files?.[0]
    if (file === undefined) throw new Error('no file was given')
    Object.assign(window, { bytes: new Blob([await file.arrayBuffer()]) })
    input?.remove()
  })
}
