import { chromium, type Browser, type Frame, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import type { QueryAnswer } from '@aladdin/sdk/bridge/messages.ts'
import type { Runner } from '../../web/src/sandbox/host.ts'
import { startRunnerServer, type RunnerServer } from '../support/runner-server.ts'
import { emptyRun } from '../support/small-app.ts'
import { hostAttempts, networkAttempts, storageAttempts } from './runner-attempts.ts'

let server: RunnerServer
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startRunnerServer()
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
beforeEach(async () => {
  page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${server.port}/`)
  await page.waitForFunction(() => 'sandbox' in window)
})
afterEach(() => page.close())

const ownHost = () => `http://{instance}.localhost:${server.port}/r/frame.html`
const sameHost = () => `http://127.0.0.1:${server.port}/r/frame.html?i={instance}`

/** Opens a runner and waits until its engine answers. */
async function openRunner(frameUrl: string): Promise<Frame> {
  const version = await page.evaluate(async (url) => {
    const host = window as unknown as HostWindow
    const ready = new Promise<string>((resolve) => {
      host.onEngine = resolve
    })
    host.runner = await window.sandbox.open(url, { ready: (engine) => host.onEngine(engine) })
    return await ready
  }, frameUrl)
  expect(version).toBe('v1.5.6')
  return runnerFrame()
}

function runnerFrame(): Frame {
  const frame = page.frames().find((one) => one.url().includes('/r/frame.html'))
  if (frame === undefined) throw new Error('there is no frame')
  return frame
}

/** Runs an attempt where app code runs and tells how it ended. */
async function outcome(where: Frame | Page, attempt: (base: string) => unknown): Promise<string> {
  try {
    await where.evaluate(attempt as (base: string) => Promise<void>, `http://127.0.0.1:${server.port}`)
    return 'done'
  } catch {
    return 'refused'
  }
}

type HostWindow = Window & { runner: Runner; onEngine: (version: string) => void }

const query = (sql: string): Promise<QueryAnswer> =>
  page.evaluate((text) => (window as unknown as HostWindow).runner.query(text), sql)

describe('a plain page', () => {
  it('can do what a frame must not be able to', async () => {
    await page.goto(`http://127.0.0.1:${server.port}/plain`)
    const done: string[] = []
    for (const [name, attempt] of [...networkAttempts, ...storageAttempts]) {
      if ((await outcome(page, attempt)) === 'done') done.push(name)
    }
    expect(done).toEqual(
      expect.arrayContaining([
        'fetch',
        'XMLHttpRequest',
        'a beacon',
        'a worker that fetches',
        'a peer connection',
        'localStorage',
        'IndexedDB',
      ]),
    )
    expect(server.canaries.length).toBeGreaterThan(6)
  })
})

describe.each([
  ['on its own host name', ownHost],
  ['on the only host name', sameHost],
])('a frame %s', (_, frameUrl) => {
  it('reaches no network, no storage and no host page', async () => {
    const frame = await openRunner(frameUrl())
    server.canaries.length = 0
    const done: string[] = []
    for (const [name, attempt] of [...networkAttempts, ...storageAttempts, ...hostAttempts]) {
      if ((await outcome(frame, attempt)) === 'done') done.push(name)
    }
    // A beacon is taken and then dropped: only what arrives can tell.
    expect(done).toEqual(['a beacon'])
    expect(server.canaries).toEqual([])
    expect(await page.title()).toBe('host')
  })

  it('cannot take itself elsewhere', async () => {
    const frame = await openRunner(frameUrl())
    server.canaries.length = 0
    await frame
      .evaluate((base) => {
        location.href = `${base}/canary-navigation`
      }, `http://127.0.0.1:${server.port}`)
      .catch(() => undefined)
    await page.waitForFunction(() => document.querySelector('iframe') !== null)
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
    expect(server.canaries).toEqual([])
  })

  it('runs SQL that reaches no file, no address and no setting', async () => {
    await openRunner(frameUrl())
    await page.evaluate((run) => (window as unknown as HostWindow).runner.show(run), emptyRun)
    expect(await query('select 6 * 7 as answer')).toMatchObject({ ok: true, rows: [[42]] })
    server.canaries.length = 0
    const base = `http://127.0.0.1:${server.port}`
    for (const sql of [
      `select * from read_csv('${base}/canary-csv')`,
      `select * from read_text('${base}/canary-text')`,
      `from '${base}/canary.parquet'`,
      `copy (select 1) to '${base}/canary-copy'`,
      `select 1); copy (select 1) to 'ds/x.csv'; select (1`,
      `select 1); attach '${base}/canary.duckdb' as other; select (1`,
      `select 1); install httpfs; select (1`,
      `select 1); load httpfs; select (1`,
      `select 1); set enable_external_access = true; select (1`,
      `select 1); set custom_extension_repository = '${base}/canary'; select (1`,
    ]) {
      expect([sql, (await query(sql)).ok]).toEqual([sql, false])
    }
    expect(server.canaries).toEqual([])
    expect(await query('select 6 * 7 as answer')).toMatchObject({ ok: true, rows: [[42]] })
  })

  it.each([
    [
      'an endless loop',
      () => {
        for (;;) {
          /* for ever */
        }
      },
    ],
    [
      'a memory bomb',
      () => {
        const hoard: unknown[] = []
        for (;;) hoard.push(Array.from({ length: 1_000_000 }, () => hoard.length))
      },
    ],
  ])('leaves the host page alive through %s, and Stop gives a fresh frame', async (_name, attack) => {
    const frame = await openRunner(frameUrl())
    await page.evaluate(() => {
      const state = window as unknown as { beats: number }
      state.beats = 0
      setInterval(() => {
        state.beats += 1
      }, 20)
    })
    void frame.evaluate(attack).catch(() => undefined)
    await page.waitForFunction(() => (window as unknown as { beats: number }).beats > 100, undefined, {
      polling: 50,
    })
    const version = await page.evaluate(async () => {
      const host = window as unknown as HostWindow
      host.runner.stop()
      return await new Promise<string>((resolve) => Object.assign(window, { onEngine: resolve }))
    })
    expect(version).toBe('v1.5.6')
    await page.evaluate((run) => (window as unknown as HostWindow).runner.show(run), emptyRun)
    expect(await query('select 1 as one')).toMatchObject({ ok: true, rows: [[1]] })
  })
})
