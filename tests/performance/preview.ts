import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import type { Page } from 'playwright-core'
import { listed, median, quantile, type Figure } from './figure.ts'
import { largeApp, largeRows, uploadLarge } from './large-dataset.ts'
import { visit } from './visitor.ts'

const keys = 40
const warmUp = 5

/** From a key in the editor to the chart of the changed query, painted in the frame, over a hundred thousand rows. */
export async function measurePreview(origin: string): Promise<Figure[]> {
  const author = await visit(origin, 'chen.jing')
  try {
    const dataset = await uploadLarge(author, origin)
    const { id, revision } = await author.ask<Draft>('POST', '/api/drafts', { from: 'blank' })
    await author.ask('PUT', `/api/drafts/${id}`, { revision, files: largeApp(dataset) })
    await author.context.addInitScript(watchTyping)
    const page = await author.context.newPage()
    await page.goto(`${origin}/workbench/${id}`)
    await page.frameLocator('.preview__frame iframe').locator('figure .chart canvas').first().waitFor()
    await page.locator('.status__saved--saved').waitFor()
    await goToEndOf(page, 'dispensed > 0')
    await page.keyboard.type('.')
    const found: number[] = []
    for (let index = 0; index < keys + warmUp; index += 1) {
      await page.waitForTimeout(restMs)
      const ms = await keyToChart(page, String(1 + (index % 9)))
      if (index >= warmUp) found.push(ms)
    }
    return [
      {
        what: `keystroke → preview, ${largeRows.toLocaleString('en')} rows, 95th percentile`,
        most: 300,
        measured: quantile(found, 0.95),
        unit: 'ms',
        note: `${found.length} keys, median ${median(found).toFixed(0)}: ${listed(found)}`,
      },
    ]
  } finally {
    await author.close()
  }
}

/** A person looks at what a key did before she presses the next one; the server has the text by then. */
const restMs = 700

async function goToEndOf(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor .view-line').filter({ hasText: text }).click()
  await page.keyboard.press('End')
}

async function keyToChart(page: Page, key: string): Promise<number> {
  const frame = page.frames().find((one) => one.url().includes('/r/frame.html'))
  if (frame === undefined) throw new Error('the preview has no frame')
  const before = await frame.evaluate(() => Number(document.documentElement.dataset['charted']))
  await page.keyboard.press(key)
  await frame.waitForFunction(
    (known) => Number(document.documentElement.dataset['charted']) > known,
    Number.isNaN(before) ? 0 : before,
    { polling: 20, timeout: 30_000 },
  )
  const drawn = await frame.evaluate(() => Number(document.documentElement.dataset['charted']))
  return drawn - (await page.evaluate(() => Number(document.documentElement.dataset['pressed'])))
}

/** Runs in every frame: the page notes when a key was pressed, the sealed frame when its chart was painted anew. */
function watchTyping(): void {
  const moment = (): string => String(performance.timeOrigin + performance.now())
  addEventListener('keydown', () => (document.documentElement.dataset['pressed'] = moment()), true)
  const watcher = new MutationObserver((changes) => {
    for (const { target, oldValue } of changes) {
      if (!(target instanceof HTMLElement) || target.querySelector('.chart canvas') === null) continue
      if (target.dataset['status'] !== 'done' || oldValue === 'done') continue
      // the second frame starts when the first one, with the chart in it, has been painted
      requestAnimationFrame(() =>
        requestAnimationFrame(() => (document.documentElement.dataset['charted'] = moment())),
      )
    }
  })
  watcher.observe(document, { subtree: true, attributeFilter: ['data-status'], attributeOldValue: true })
}
