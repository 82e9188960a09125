import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import type { Method } from '@aladdin/sdk/contract/route.ts'
import { chromiumOptions } from '../support/chromium.ts'

/** The one password of every demo person. */
export const demoPassword = 'aladdin-demo'

/** A signed-in person with a browser of her own, whose cache on disk is empty at first. */
export interface Visitor {
  readonly context: BrowserContext
  /** A call past the pages: nothing of it is in the browser's cache. */
  readonly ask: <TReply>(method: Method, path: string, body?: object) => Promise<TReply>
  readonly close: () => Promise<void>
}

/** Opens a browser as a person has one, with a profile on disk, and signs her in without opening a page. */
export async function visit(origin: string, name: string): Promise<Visitor> {
  const profile = await mkdtemp(join(tmpdir(), 'aladdin-visitor-'))
  const context = await chromium.launchPersistentContext(profile, {
    ...chromiumOptions(),
    viewport: { width: 1440, height: 900 },
  })
  const ask = async <TReply>(method: Method, path: string, body?: object): Promise<TReply> => {
    const reply = await context.request.fetch(`${origin}${path}`, {
      method,
      headers: { origin, 'sec-fetch-site': 'same-origin' },
      ...(body === undefined ? {} : { data: body }),
    })
    if (!reply.ok()) throw new Error(`${method} ${path}: ${reply.status()} ${await reply.text()}`)
    return (await reply.json()) as TReply // the caller names the route's own reply
  }
  await ask('POST', '/api/session', { name, password: demoPassword })
  await context.addInitScript(watchForChart)
  return {
    context,
    ask,
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

/**
 * Opens a page of an app and answers the milliseconds from there to the first chart that is drawn from live SQL: not the
 * picture of the app, which stands long before.
 */
export async function openToChart({ context }: Visitor, address: string): Promise<number> {
  const page = await context.newPage()
  try {
    // A new tab keeps the browser busy with pages of its own for a second; who opens an app has a tab that stands.
    await page.waitForTimeout(readingMs)
    await page.goto(address, { waitUntil: 'commit' })
    const started = await page.evaluate(() => performance.timeOrigin)
    const deadline = Date.now() + 60_000
    while (Date.now() < deadline) {
      const frame = page.frames().find((one) => one.url().includes('/r/frame.html'))
      const drawn = await frame
        ?.evaluate(() => Number(document.documentElement.dataset['drawn']))
        .catch(() => NaN)
      if (drawn !== undefined && drawn > 0) return drawn - started
      await page.waitForTimeout(50)
    }
    throw new Error(`no chart within a minute: ${address}`)
  } finally {
    await page.close()
  }
}

/** Opens an app as most are opened: by a press on its card in the gallery, once that has come to rest. */
export async function openFromGallery({ context }: Visitor, origin: string, app: string): Promise<number> {
  const page = await context.newPage()
  try {
    await page.goto(`${origin}/apps`)
    const card = page.locator(`a[href="/apps/${app}"]`).first()
    await card.waitFor()
    await page.waitForTimeout(readingMs)
    const started = Date.now()
    await card.click()
    await showsChart(page, '.app__frame iframe', '.app__waiting')
    return Date.now() - started
  } finally {
    await page.close()
  }
}

/** From the press on 复刻 on an app that runs to the fork with a chart, beside its text. */
export async function forkToChart({ context }: Visitor, origin: string, app: string): Promise<number> {
  const page = await context.newPage()
  try {
    await page.goto(`${origin}/apps/${app}`)
    await showsChart(page, '.app__frame iframe', '.app__waiting')
    await page.waitForTimeout(readingMs)
    const started = Date.now()
    await page.getByRole('button', { name: /^复刻/ }).first().click()
    await page.waitForURL(/\/workbench\/./)
    await showsChart(page, '.preview__frame iframe', '.preview__waiting')
    return Date.now() - started
  } finally {
    await page.close()
  }
}

async function showsChart(page: Page, frame: string, cover: string): Promise<void> {
  await page.frameLocator(frame).locator('figure .chart canvas').first().waitFor()
  await page.locator(cover).waitFor({ state: 'detached' })
}

/** A person looks at a page before she presses something. */
const readingMs = 4000

/** Runs in every frame: notes on the document when the first canvas of a chart has been painted. */
function watchForChart(): void {
  const note = (): void => {
    if (document.querySelector('figure .chart canvas') === null) return
    watcher.disconnect()
    // the second frame starts when the first one, with the chart in it, has been painted
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        document.documentElement.dataset['drawn'] = String(performance.timeOrigin + performance.now())
      }),
    )
  }
  const watcher = new MutationObserver(note)
  watcher.observe(document, { childList: true, subtree: true })
}
