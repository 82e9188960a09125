import { vi } from 'vitest'
import type { TestApp } from '../../support/test-app.ts'
import type { Probe } from './probe-apps.ts'
import type { Visitor } from './visitor.ts'

/** Figures in each picture of an app's page as its HTML comes; the first drawing is waited for by no page. */
export async function picturedFigures(app: TestApp, { browser }: Visitor, { name }: Probe) {
  const pictures = async () => {
    const headers = { host: '127.0.0.1:8080', cookie: browser.cookie() }
    const { body } = await app.inject({ url: `/apps/${name}`, headers })
    return [...body.matchAll(/"data:image\/svg\+xml;base64,([^"]+)"/g)].map(([, text = '']) =>
      Buffer.from(text, 'base64').toString('utf8'),
    )
  }
  const drawn = await vi.waitUntil(
    async () => {
      const found = await pictures()
      return found.length > 0 && found
    },
    { timeout: 120_000, interval: 50 },
  )
  return drawn.map((svg) => [...svg.matchAll(/\d+ #\d+/g)].map(([figure]) => figure))
}
