import type { Frame } from 'playwright-core'
import { emptyRun } from '../support/small-app.ts'
import { listed, quantile, type Figure } from './figure.ts'
import { openRunnerPage } from './runner-page.ts'

const rows = 1_000_000
const sql = `select i as row_no, 'ATM-' || lpad((i % 900)::varchar, 4, '0') as atm_id,
  date '2024-01-01' + (i % 900)::integer as day, (i * 7919 % 100000) / 7 as dispensed,
  case when i % 17 = 0 then null else '西安分行营业部自助设备第' || (i % 40) || '号' end as place, i % 3 = 0 as is_full
  from range(${rows}) t(i)`
const frames = 240
const jumps = 12

/** A million rows in the results grid: frames while it is scrolled, and jumps to the end and back. */
export async function measureGrid(): Promise<Figure[]> {
  const runner = await openRunnerPage()
  try {
    await runner.page.evaluate(
      async ({ run, frameUrl, sql, rows }) => {
        const opened = await window.sandbox.open(frameUrl)
        opened.show(run)
        const answer = await opened.query(sql, { limit: rows, show: true })
        if (!answer.ok) throw new Error(answer.message)
      },
      { run: emptyRun, frameUrl: `http://{instance}.localhost:${runner.port}/r/frame.html`, sql, rows },
    )
    const frame = runner.page.frames().find((one) => one.url().includes('/r/frame.html'))
    if (frame === undefined) throw new Error('the page has no frame')
    await frame.locator('.panel [role=grid] canvas').waitFor()
    const idle = await scroll(frame, 0)
    const slow = await scroll(frame, 37)
    const fast = await scroll(frame, 23_011)
    const found = await jump(frame)
    const shown = (count: number) => count.toLocaleString('en')
    return [
      {
        what: `results grid of ${shown(rows)} rows, frame while it is scrolled, 95th percentile`,
        most: 20,
        measured: Math.max(quantile(slow, 0.95), quantile(fast, 0.95)),
        unit: 'ms',
        note: `row by row ${quantile(slow, 0.95).toFixed(1)}, across all ${quantile(fast, 0.95).toFixed(1)}, at rest ${quantile(idle, 0.95).toFixed(1)}; ${frames} frames each`,
      },
      {
        what: `results grid of ${shown(rows)} rows, jump to the end or the top, 95th percentile`,
        most: 50,
        measured: quantile(found, 0.95),
        unit: 'ms',
        note: listed(found),
      },
    ]
  } finally {
    await runner.close()
  }
}

/** Milliseconds between frames while the grid moves by so many pixels in each of them. */
function scroll(frame: Frame, pixels: number): Promise<number[]> {
  return frame.evaluate(
    async ({ frames, pixels }) => {
      const grid = document.querySelector('.panel [role=grid]')
      if (grid === null) throw new Error('there is no grid')
      const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      grid.scrollTop = 0
      for (let index = 0; index < 10; index += 1) await nextFrame()
      const found: number[] = []
      let last = await nextFrame()
      for (let index = 0; index < frames; index += 1) {
        grid.scrollTop += pixels
        const now = await nextFrame()
        found.push(now - last)
        last = now
      }
      return found
    },
    { frames, pixels },
  )
}

/** From the key to the frame after the one that painted the other end. */
function jump(frame: Frame): Promise<number[]> {
  return frame.evaluate(async (jumps) => {
    const grid = document.querySelector<HTMLElement>('.panel [role=grid]')
    if (grid === null) throw new Error('there is no grid')
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const found: number[] = []
    for (let index = 0; index < jumps; index += 1) {
      await new Promise((resolve) => setTimeout(resolve, 400))
      await nextFrame()
      const started = performance.now()
      const key = index % 2 === 0 ? 'End' : 'Home'
      grid.dispatchEvent(
        new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true }),
      )
      await nextFrame() // paints
      await nextFrame() // is painted
      found.push(performance.now() - started)
    }
    return found
  }, jumps)
}
