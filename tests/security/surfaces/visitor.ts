import { createHash } from 'node:crypto'
import { people } from '@aladdin/catalog/people.ts'
import type { DatasetPage } from '@aladdin/sdk/contract/catalog.ts'
import type { Extract } from '@aladdin/sdk/contract/extracts.ts'
import { openNodeEngine, type NodeEngine } from '@aladdin/sdk/node/engine.ts'
import { signInAs, type Browser } from '../../support/sign-in.ts'
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

/** Signs everyone in, fetches every file that she may fetch, and reads each different one once. */
export async function visitAll(app: TestApp, datasets: readonly string[]) {
  const visitors: Visitor[] = []
  const truths: Truths = new Map()
  const hashes = new Map<string, string>()
  for (const { login } of people) {
    const browser = await signInAs(app, login)
    const extracts = await extractsOf(browser, datasets)
    const pages = new Map<string, DatasetPage>()
    const engine = await openNodeEngine()
    try {
      for (const [dataset, extract] of extracts) {
        pages.set(dataset, (await browser.ask('GET', `/api/datasets/${dataset}`)).json<DatasetPage>())
        await readFile({ browser, engine, extract, truths, hashes })
      }
    } finally {
      await engine.close()
    }
    visitors.push({ login, browser, extracts, pages })
  }
  return { visitors, truths }
}

async function extractsOf(browser: Browser, datasets: readonly string[]) {
  const found = new Map<string, Extract>()
  for (let at = 0; at < datasets.length; at += 20) {
    const wanted = datasets.slice(at, at + 20).map((name) => ({ alias: name, source: name }))
    const answer = await browser.ask('POST', '/api/extracts', { datasets: wanted })
    for (const extract of answer.json<{ items: Extract[] }>().items) found.set(extract.source, extract)
  }
  return found
}

interface Reading {
  readonly browser: Browser
  readonly engine: NodeEngine
  readonly extract: Extract
  readonly truths: Truths
  readonly hashes: Map<string, string>
}

/** Equal keys must be equal bytes, whoever fetches them. */
async function readFile({ browser, engine, extract, truths, hashes }: Reading): Promise<void> {
  const answer = await browser.ask('GET', extract.url)
  if (extract.mode === 'server-only') {
    if (answer.statusCode !== 403) throw new Error(`rows of ${extract.source} left the server`)
    return
  }
  if (answer.statusCode !== 200) throw new Error(`${extract.source}: ${answer.body}`)
  const hash = createHash('sha256').update(answer.rawPayload).digest('hex')
  if ((hashes.get(extract.key) ?? hash) !== hash) throw new Error(`two files of one key: ${extract.source}`)
  hashes.set(extract.key, hash)
  if (truths.has(extract.key)) return
  await engine.attachFile(extract.source, new Uint8Array(answer.rawPayload))
  truths.set(extract.key, await measure(engine, extract.source, extract))
}
