import type { Frame, Page } from 'playwright-core'

/** The sealed frame of the app on the screen: the preview of a draft, else the app's own page. */
export async function frameOf(page: Page): Promise<Frame> {
  // the screen before stays until the next one is loaded, and its frame with it
  const place = page.url().includes('/workbench/') ? '.preview' : '.app__frame'
  const element = await page.waitForSelector(`${place} iframe`, { state: 'attached' })
  const frame = await element.contentFrame()
  if (frame === null) throw new Error('the app has no frame')
  return frame
}

/** Waits until a chart has its picture from a finished result. */
export async function drawn(frame: Frame, block: string): Promise<void> {
  await frame.locator(`[data-block="${block}"][data-status="done"] canvas`).first().waitFor()
}
