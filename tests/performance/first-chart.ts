import type { CDPSession, Page } from 'playwright-core'
import { listed, median, type Figure } from './figure.ts'
import { visit, type Visitor } from './visitor.ts'

/** Lines that a branch may have: bits per second and milliseconds of delay. */
const lines = [
  { name: 'local', megabits: 0, delay: 0, picture: 500 },
  { name: '20 Mbit/s', megabits: 20, delay: 20, picture: 800 },
  { name: '4 Mbit/s', megabits: 4, delay: 80, picture: 1300 },
] as const

const app = 'machine-day'
const rounds = 3

/** What an app's page shows, and when: the viewer's picture, the server's answer, the live engine; on three lines. */
export async function measureFirstChart(origin: string): Promise<Figure[]> {
  const found: Figure[] = []
  for (const line of lines) found.push(...(await measureLine(origin, line)))
  return [...found, await measureFilter(origin)]
}

async function measureLine(origin: string, line: (typeof lines)[number]): Promise<Figure[]> {
  const colds: Opening[] = []
  const warms: Opening[] = []
  for (let round = 0; round < rounds; round++) {
    const visitor = await visit(origin, 'chen.jing')
    try {
      await visitor.context.addInitScript(watchForPicture)
      await bePrepared(visitor, origin)
      colds.push(await open(visitor, origin, line))
      warms.push(await open(visitor, origin, line))
    } finally {
      await visitor.close()
    }
  }
  const figure = (
    what: string,
    openings: readonly Opening[],
    { part, most, note = '' }: { part: keyof Opening; most?: number; note?: string },
  ): Figure => {
    const values = openings.map((opening) => opening[part])
    return {
      what: `${line.name}: ${what}`,
      ...(most === undefined ? {} : { most }),
      measured: median(values),
      unit: part === 'bytes' ? 'kB' : 'ms',
      note: `${listed(values)}${note}`,
    }
  }
  const isBank = line.megabits === 20
  return [
    figure('first chart (picture of my rows), cold', colds, { part: 'picture', most: line.picture }),
    figure('first chart (picture of my rows), warm', warms, { part: 'picture', most: line.picture }),
    figure('bytes before that chart, cold', colds, { part: 'bytes', most: 400 }),
    figure('the server’s answer in the frame, cold', colds, { part: 'answer' }),
    figure('the server’s answer in the frame, warm', warms, { part: 'answer' }),
    figure('live engine, cold', colds, { part: 'live', ...(isBank ? { most: 4500 } : {}) }),
    figure('live engine, warm', warms, { part: 'live', ...(isBank ? { most: 1800 } : {}) }),
  ]
}

interface Opening {
  readonly picture: number
  readonly answer: number
  readonly live: number
  /** Thousands of bytes that had come over the line when the picture stood. */
  readonly bytes: number
}

/** The answer is stored and its picture drawn, as after a publication. */
async function bePrepared({ context }: Visitor, origin: string): Promise<void> {
  const headers = { origin, 'sec-fetch-site': 'same-origin' }
  await context.request.post(`${origin}/api/apps/${app}/answers`, { headers, data: {} })
  for (let tries = 0; tries < 50; tries++) {
    const page = await context.request.get(`${origin}/apps/${app}`)
    if ((await page.text()).includes('first-screen')) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the page never came with its first screen')
}

async function open({ context }: Visitor, origin: string, line: (typeof lines)[number]): Promise<Opening> {
  const page = await context.newPage()
  try {
    const session = await context.newCDPSession(page)
    const bytes = await emulate(session, line)
    await page.goto(`${origin}/apps/${app}`, { waitUntil: 'commit' })
    const started = await page.evaluate(() => performance.timeOrigin)
    const picture = await reads(page, 'picture')
    const before = bytes() / 1000
    const answer = (await drawnAt(page)) - started
    const live = await reads(page, 'live')
    // a program of this size is kept by the browser only when it has come to rest
    await page.waitForTimeout(9000)
    return { picture, answer, live, bytes: before }
  } finally {
    await page.close()
  }
}

async function emulate(session: CDPSession, { megabits, delay }: (typeof lines)[number]) {
  let received = 0
  await session.send('Network.enable')
  session.on('Network.dataReceived', ({ encodedDataLength }) => (received += encodedDataLength))
  if (megabits > 0) {
    const throughput = (megabits * 1_000_000) / 8
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: delay,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    })
  }
  return () => received
}

/** A moment that the watching script has written on the document, from the start of the page. */
async function reads(page: Page, name: 'picture' | 'live'): Promise<number> {
  const handle = await page.waitForFunction((key) => Number(document.documentElement.dataset[key]), name, {
    timeout: 120_000,
    polling: 50,
  })
  return handle.jsonValue()
}

async function drawnAt(page: Page): Promise<number> {
  for (let tries = 0; tries < 2000; tries++) {
    const frame = page.frames().find((one) => one.url().includes('/r/frame.html'))
    const drawn = await frame
      ?.evaluate(() => Number(document.documentElement.dataset['drawn']))
      .catch(() => NaN)
    if (drawn !== undefined && drawn > 0) return drawn
    await page.waitForTimeout(50)
  }
  throw new Error('no chart in the frame')
}

/** From a filter that is moved before there is an engine to the server's answer in the frame. */
async function measureFilter(origin: string): Promise<Figure> {
  const times: number[] = []
  const visitor = await visit(origin, 'chen.jing')
  try {
    const page = await visitor.context.newPage()
    // the engine never comes
    await page.route('**/engine/*/*.wasm', () => undefined)
    await page.goto(`${origin}/apps/${app}`)
    await drawnAt(page)
    for (const days of ['60', '61', '62', '63', '64']) {
      const frame = page.frames().find((one) => one.url().includes('/r/frame.html'))
      const figures = frame?.locator('[data-block="figures"]')
      const before = (await figures?.innerText()) ?? ''
      const field = frame?.locator('input[type="number"]').first()
      const started = Date.now()
      await field?.fill(days)
      await field?.press('Enter')
      await frame?.waitForFunction(
        (text) => {
          const block = document.querySelector<HTMLElement>('[data-block="figures"][data-status="done"]')
          return block !== null && block.innerText !== text
        },
        before,
        { polling: 10 },
      )
      times.push(Date.now() - started)
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  } finally {
    await visitor.close()
  }
  return {
    what: 'a filter moved before there is an engine → the server’s answer',
    most: 700,
    measured: median(times),
    unit: 'ms',
    note: listed(times),
  }
}

/** Runs in the page: notes when the picture has been painted and when the engine has taken over. */
function watchForPicture(): void {
  if (location.pathname.startsWith('/r/')) return
  const note = (key: string): void => {
    if (document.documentElement.dataset[key] !== undefined) return
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        document.documentElement.dataset[key] = String(performance.now())
      }),
    )
  }
  const look = (): void => {
    const image = document.querySelector<HTMLImageElement>('#first-screen img')
    if (image !== null) void image.decode().then(() => note('picture'))
    if (document.querySelector('[data-source="browser"]') !== null) note('live')
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true })
}
