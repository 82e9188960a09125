import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ExportPreview } from '@aladdin/sdk/contract/exports.ts'
import type { Comparison, ReceiptPage, ReceiptSummary } from '@aladdin/sdk/contract/receipts.ts'
import { codeOf, draftWith, publishDraft } from '../support/apps.ts'
import { cashApp, cashCsv, uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let author: Browser
let colleague: Browser
let steward: Browser
let name: string
let receipt: ReceiptSummary

beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  author = await signInAs(app, 'chen.jing')
  colleague = await signInAs(app, 'zhang.guoqiang')
  steward = await signInAs(app, 'he.xuemei')
  await uploadCsv(app, author, { name: 'my_cash', csv: cashCsv })
  const published = await publishDraft(author, await draftWith(author, cashApp('my_cash')), 'private')
  expect([published.statusCode, published.body]).toEqual([200, expect.any(String)])
  name = published.json<{ name: string }>().name
  await author.ask('POST', '/api/runs', { app: name })
  const wish = { app: name, block: 'outlook', parameters: {} }
  const { result } = (await author.ask('POST', '/api/exports/preview', wish)).json<ExportPreview>()
  const file = { ...wish, format: 'csv', language: 'zh', result }
  expect((await author.ask('POST', '/api/exports', file)).statusCode).toBe(200)
  receipt = (await mine('?kind=export'))[0]!
})
afterAll(() => app.close())

async function mine(search = '') {
  return (await author.ask('GET', `/api/receipts${search}`)).json<{ items: ReceiptSummary[] }>().items
}

const again = async (browser: Browser) => browser.ask('POST', `/api/receipts/${receipt.id}/again`)

it('a person finds the receipts of her own runs and exports, page after page, and nobody else’s', async () => {
  expect((await mine()).map(({ kind }) => kind)).toEqual(['export', 'run'])
  const first = await author.ask('GET', '/api/receipts?limit=1')
  const { next } = first.json<{ next: string }>()
  expect((await mine(`?limit=1&after=${next}`)).map(({ kind }) => kind)).toEqual(['run'])
  expect((await colleague.ask('GET', '/api/receipts')).json()).toEqual({ items: [] })
})

it('a receipt says what was exported, by whom, from which versions, and where it was made', async () => {
  const page = (await author.ask('GET', `/api/receipts/${receipt.id}`)).json<ReceiptPage>()
  expect(page).toMatchObject({
    kind: 'export',
    at: '2026-03-02T02:00:00.000Z',
    person: { name: 'chen.jing' },
    app: { name, title: { zh: 'ATM 现金预测' }, version: 1 },
    block: 'outlook',
    datasets: [{ name: 'my_cash', version: 1 }],
    entitlement: expect.stringMatching(/^[0-9a-f]{64}$/),
    result: expect.stringMatching(/^[0-9a-f]{64}$/),
    place: 'server',
    rows: 30,
    format: 'csv',
    repeatable: true,
  })
})

it('a receipt of somebody else is as absent as one that never was, and can be run by nobody else', async () => {
  const never = `/api/receipts/${'0'.repeat(26)}`
  const [hidden, absent] = [
    await colleague.ask('GET', `/api/receipts/${receipt.id}`),
    await colleague.ask('GET', never),
  ]
  expect([hidden.statusCode, codeOf(hidden)]).toEqual([absent.statusCode, codeOf(absent)])
  expect((await again(colleague)).statusCode).toBe(404)
})

it('her export, run again on newer data, gives what it gave: the versions of the receipt are used', async () => {
  const preview = await app.inject({
    method: 'POST',
    url: '/api/uploads?fileName=my_cash.csv',
    headers: { 'sec-fetch-site': 'same-origin', cookie: author.cookie(), 'content-type': 'text/csv' },
    payload: cashCsv.replaceAll(',10', ',20'),
  })
  const { id, plan } = preview.json<{ id: string; plan: object }>()
  const made = await author.ask('POST', `/api/uploads/${id}/dataset`, {
    name: 'my_cash',
    title: 'my_cash',
    plan,
  })
  expect(made.statusCode).toBe(200)
  const answer = (await again(author)).json<Comparison>()
  expect(answer).toMatchObject({ sameResult: true, sameEntitlement: true, rows: 30 })
  const page = (await author.ask('GET', `/api/receipts/${answer.receipt}`)).json<ReceiptPage>()
  expect(page).toMatchObject({ againOf: receipt.id, kind: 'run', place: 'server', result: answer.result })
})

it('a steward of its data compares, on the rows of the person and not her own, and it is in the audit', async () => {
  const answer = await again(steward)
  expect(answer.json()).toMatchObject({ sameResult: true, sameEntitlement: true })
  const lines = await app.context.db
    .selectFrom('audit')
    .where('action', '=', 'receipt.repeat')
    .select('detail')
    .execute()
  expect(lines.map(({ detail }) => JSON.parse(detail) as object)).toMatchObject([
    { of: receipt.id, sameResult: true },
    { of: receipt.id, sameResult: true },
  ])
})

it('a run in the browser left no result, so there is nothing to compare, and the receipt says so', async () => {
  const run = (await mine('?kind=run')).at(-1)!
  expect((await author.ask('GET', `/api/receipts/${run.id}`)).json()).toMatchObject({ repeatable: false })
  const refused = await author.ask('POST', `/api/receipts/${run.id}/again`)
  expect([refused.statusCode, codeOf(refused)]).toEqual([422, 'receipt-not-repeatable'])
})
