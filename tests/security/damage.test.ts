import { readFile, stat, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Extract } from '@aladdin/sdk/contract/extracts.ts'
import { draftWith, publishDraft } from '../support/apps.ts'
import { cashApp, cashCsv, uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type Answer, type TestApp } from '../support/test-app.ts'

let app: TestApp
let author: Browser
let name: string

beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  author = await signInAs(app, 'chen.jing')
  await uploadCsv(app, author, { name: 'my_cash', csv: cashCsv })
  const published = await publishDraft(author, await draftWith(author, cashApp('my_cash')), 'private')
  expect([published.statusCode, published.body]).toEqual([200, expect.any(String)])
  name = published.json<{ name: string }>().name
})
afterAll(() => app.close())

/** The same places on every run of the test. */
function placesIn(bytes: number, count: number): readonly number[] {
  let state = 20_260_302
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647
    return state % (bytes * 8)
  })
}

/** Flips single bits of a stored file one after the other, asks each time, and puts the file back. */
async function flipBits(hash: string, count: number, ask: () => Promise<void>): Promise<void> {
  const path = app.context.blobs.path(hash)
  const whole = await readFile(path)
  const { size } = await stat(path)
  for (const place of placesIn(size, count)) {
    const damaged = Buffer.from(whole)
    damaged[place >> 3] = (damaged[place >> 3] ?? 0) ^ (1 << (place & 7))
    await writeFile(path, damaged)
    await ask()
    await writeFile(path, whole)
  }
}

async function extractOf(browser: Browser): Promise<{ prepared: Answer; bytes: Answer | undefined }> {
  const body = { datasets: [{ alias: 'cash', source: 'my_cash' }] }
  const prepared = await browser.ask('POST', '/api/extracts', body)
  if (prepared.statusCode !== 200) return { prepared, bytes: undefined }
  const [item] = prepared.json<{ items: Extract[] }>().items
  return { prepared, bytes: await browser.ask('GET', item?.url ?? '') }
}

const appVersion = () => app.context.db.selectFrom('app_version').selectAll().executeTakeFirstOrThrow()

it('a flipped bit in an extract is noticed and the extract made again: nobody gets the damaged one', async () => {
  const whole = (await extractOf(author)).bytes
  const { rows } = await app.context.db
    .selectFrom('receipt')
    .where('kind', '=', 'delivery')
    .select('result_hash')
    .execute()
    .then((found) => ({ rows: found }))
  await flipBits(rows[0]?.result_hash ?? '', 12, async () => {
    const { bytes } = await extractOf(author)
    expect(bytes?.statusCode).toBe(200)
    expect(bytes?.rawPayload.length).toBe(whole?.rawPayload.length)
    const delivered = await app.context.db
      .selectFrom('receipt')
      .where('kind', '=', 'delivery')
      .orderBy('id', 'desc')
      .select('result_hash')
      .executeTakeFirstOrThrow()
    // what was delivered is what its hash says
    await app.context.blobs.verify(delivered.result_hash ?? '')
  })
})

it('a flipped bit in a snapshot is noticed before a row of it is read', async () => {
  const version = await app.context.db.selectFrom('dataset_version').selectAll().executeTakeFirstOrThrow()
  const extracts = await app.context.db
    .selectFrom('receipt')
    .where('kind', '=', 'delivery')
    .select('result_hash')
    .distinct()
    .execute()
  await flipBits(version.snapshot_hash, 25, async () => {
    // nothing made earlier may stand in for it
    for (const { result_hash: hash } of extracts) await app.context.blobs.delete(hash ?? '')
    const { prepared } = await extractOf(author)
    expect([prepared.statusCode, prepared.json<{ code: string }>().code]).toEqual([500, 'data-damaged'])
  })
  expect((await extractOf(author)).bytes?.statusCode).toBe(200)
})

it('a flipped bit in a published app or its picture is noticed: neither is shown', async () => {
  const version = await appVersion()
  await flipBits(version.app_hash, 25, async () => {
    expect((await author.ask('POST', '/api/runs', { app: name })).statusCode).toBe(500)
  })
  const picture = `/api/apps/${name}/versions/1/picture`
  expect((await author.ask('GET', picture)).statusCode).toBe(200)
  await flipBits(version.picture_hash, 25, async () => {
    expect((await author.ask('GET', picture)).statusCode).toBe(500)
  })
})
