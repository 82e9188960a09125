import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import { readAppFiles } from '@aladdin/sdk/cli/app-folder.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import { convertToDuckdb } from '@aladdin/sdk/node/convert.ts'
import { KeptWorker } from '@aladdin/sdk/node/kept-worker.ts'
import { openChromium } from '../support/chromium.ts'
import { startRunnerServer, type RunnerServer } from '../support/runner-server.ts'
import { corpusApp, parityInputs, parityScope, writeFacts } from './corpus.ts'
import { parityQueries } from './queries.ts'
import { inChromium, onServer, type ParityRun, type Seen } from './two-places.ts'

const templates = join(import.meta.dirname, '../../app-templates')
const names = (await readdir(templates, { withFileTypes: true })).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)

const worker = new KeptWorker()
let folder: string
let browser: Browser
let server: RunnerServer
let page: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-parity-'))
  browser = await openChromium()
  server = await startRunnerServer()
  page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${server.port}/`)
  await page.waitForFunction(() => 'sandbox' in window)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await worker.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

describe('a query gives on the server what it gives in Chromium', () => {
  let places: readonly [Seen, Seen]
  beforeAll(async () => {
    const path = join(folder, 'facts.duckdb')
    await writeFacts(path)
    const files = [{ alias: 'facts', path }]
    places = await inBoth({ app: corpusApp, files, inputs: parityInputs, scope: parityScope })
  }, 300_000)

  test('the corpus is large enough to mean something', () => {
    expect(parityQueries.length).toBeGreaterThanOrEqual(150)
    expect(new Set(parityQueries.map(({ sql }) => sql)).size).toBe(parityQueries.length)
    const answered = parityQueries.filter(({ name }) => 'rows' in Object(places[0][name]))
    expect(answered.length).toBeGreaterThanOrEqual(150)
  })

  test.each(parityQueries)('$group: $sql', ({ name }) => {
    const [here, there] = places
    expect(here[name]).toBeDefined()
    expect([here[name], here[`${name}_rows`]]).toEqual([there[name], there[`${name}_rows`]])
  })
})

test.each(names)(
  'the template %s shows on the server what it shows in Chromium',
  async (name) => {
    const { app } = checkApp(await readAppFiles(join(templates, name)), { methods })
    if (app === undefined) throw new Error('the template has a problem')
    const files = []
    for (const { alias, columns } of app.datasets) {
      const path = join(folder, `${name}-${alias}.duckdb`)
      await convertToDuckdb({ input: join(templates, name, `fixtures/${alias}.csv`), columns, output: path })
      files.push({ alias, path })
    }
    const [here, there] = await inBoth({ app, files, inputs: parityInputs, scope: parityScope })
    expect(Object.keys(here).length).toBeGreaterThan(3)
    // the last digit of a method's `exp` and `log` is each JavaScript engine's own
    expect(rounded(here)).toEqual(rounded(there))
  },
  120_000,
)

async function inBoth(run: ParityRun): Promise<readonly [Seen, Seen]> {
  return [await onServer(worker, run), await inChromium(page, server.port, run)]
}

/** Numbers to twelve digits. */
function rounded(seen: Seen): unknown {
  return JSON.parse(JSON.stringify(seen), (_, value: unknown) =>
    typeof value === 'string' && /^-?[\d.]+(e-?\d+)?$/.test(value) ? Number(value).toPrecision(12) : value,
  )
}
