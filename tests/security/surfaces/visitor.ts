import { createHash } from 'node:crypto'
import { people } from '@aladdin/catalog/people.ts'
import type { DatasetPage } from '@aladdin/sdk/contract/catalog.ts'
import type { Extract } from '@aladdin/sdk/contract/extracts.ts'
import { engineOn, type NodeEngine } from '@aladdin/sdk/node/engine.ts'
import { openDuckdb } from '@aladdin/sdk/node/open-duckdb.ts'
import { fromOurPages, signInAs, type Browser } from '../../support/sign-in.ts'
import type { TestApp } from '../../support/test-app.ts'
import { measure, type Truth } from './truth.ts'

/** A demo person with everything that she was given. */
export interface Visitor {
  readonly login: string
  readonly browser: Browser
  /** By dataset. */
  readonly extracts: ReadonlyMap<string, Extract>
  readonly pages: ReadonlyMap<string, DatasetPage>
}

/** By entitlement key: what is in the file. Of rows that stay on the server there is none to read. */
export type Truths = Map<string, Truth>

/** Hashes of bytes by entitlement key: equal keys must be equal bytes, whoever fetches them. */
export type Hashes = Map<string, string>

/** Signs everyone in, fetches every file that she may fetch, and reads each different one once. */
export async function visitAll(app: TestApp, datasets: readonly string[]) {
  const visitors: Visitor[] = []
  const truths: Truths = new Map()
  const hashes: Hashes = new Map()
  const duckdb = await openDuckdb()
  for (const { login } of people) {
    const browser = await signInAs(app, login)
    const fetch = fetchAs(app, browser)
    const extracts = await askExtracts(browser, datasets)
    const pages = new Map<string, DatasetPage>()
    // an empty engine each, on one instance
    const engine = await engineOn(duckdb)
    try {
      for (const [dataset, extract] of extracts) {
        // the server describes rows in a child while they are read here
        const page = browser.ask('GET', `/api/datasets/${dataset}`)
        await readFile({ fetch, engine, extract, truths, hashes })
        pages.set(dataset, (await page).json<DatasetPage>())
      }
    } finally {
      await engine.close()
    }
    visitors.push({ login, browser, extracts, pages })
  }
  return { visitors, truths, hashes }
}

/** All of them in as few calls as there may be. */
export async function askExtracts(browser: Pick<Browser, 'ask'>, datasets: readonly string[]) {
  const found = new Map<string, Extract>()
  for (let at = 0; at < datasets.length; at += 20) {
    const wanted = datasets.slice(at, at + 20).map((name) => ({ alias: name, source: name }))
    const answer = await browser.ask('POST', '/api/extracts', { datasets: wanted })
    for (const extract of answer.json<{ items: Extract[] }>().items) found.set(extract.source, extract)
  }
  return found
}

/** Fetches a file with her cookie or her token. */
export type Fetch = (url: string) => ReturnType<TestApp['download']>

export function fetchAs(app: TestApp, browser: Browser): Fetch {
  return (url) => app.download({ url, headers: { ...fromOurPages, cookie: browser.cookie() } })
}

/** The bytes of an extract, which are those of its key; undefined where rows stay on the server. */
export async function fetchFile(
  fetch: Fetch,
  extract: Extract,
  hashes: Hashes,
): Promise<Uint8Array | undefined> {
  const { statusCode, bytes } = await fetch(extract.url)
  if (extract.mode === 'server-only') {
    if (statusCode !== 403) throw new Error(`rows of ${extract.source} left the server`)
    return undefined
  }
  if (statusCode !== 200) throw new Error(`${extract.source}: ${statusCode}`)
  const hash = createHash('sha256').update(bytes).digest('hex')
  if ((hashes.get(extract.key) ?? hash) !== hash) throw new Error(`two files of one key: ${extract.source}`)
  hashes.set(extract.key, hash)
  return bytes
}

interface Reading {
  readonly fetch: Fetch
  readonly engine: NodeEngine
  readonly extract: Extract
  readonly truths: Truths
  readonly hashes: Hashes
}

async function readFile({ fetch, engine, extract, truths, hashes }: Reading): Promise<void> {
  const bytes = await fetchFile(fetch, extract, hashes)
  if (bytes === undefined || truths.has(extract.key)) return
  await engine.attachFile(extract.source, bytes)
  truths.set(extract.key, await measure(engine, extract.source, extract))
}
