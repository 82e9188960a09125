import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AuditLine } from '@aladdin/sdk/contract/audit.ts'
import type { Extract } from '@aladdin/sdk/contract/extracts.ts'
import { codeOf } from '../support/apps.ts'
import { cashCsv, uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let owner: Browser
let colleague: Browser
let steward: Browser

beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  owner = await signInAs(app, 'chen.jing')
  colleague = await signInAs(app, 'zhang.guoqiang')
  steward = await signInAs(app, 'he.xuemei')
  await uploadCsv(app, owner, { name: 'my_cash', csv: cashCsv })
  await owner.ask('PUT', '/api/datasets/my_cash/visibility', { visibility: 'bank' })
})
afterAll(() => app.close())

/** Fetches the rows of a dataset, as the workbench does. */
async function fetchRows(browser: Browser): Promise<void> {
  const body = { datasets: [{ alias: 'cash', source: 'my_cash' }] }
  const { items } = (await browser.ask('POST', '/api/extracts', body)).json<{ items: Extract[] }>()
  expect((await browser.ask('GET', items[0]?.url ?? '')).statusCode).toBe(200)
}

const linesOf = async (browser: Browser, address: string) =>
  (await browser.ask('GET', address)).json<{ items: AuditLine[]; next?: string }>()

it('the owner and a steward learn who saw a dataset, when and how many rows; a colleague does not', async () => {
  await fetchRows(colleague)
  const { items } = await linesOf(owner, '/api/audit/datasets/my_cash')
  expect(items.find(({ action }) => action === 'extract.deliver')).toMatchObject({
    at: '2026-03-02T02:00:00.000Z',
    person: { name: 'zhang.guoqiang' },
    object: { zh: 'my_cash' },
    version: 1,
    rows: 60,
    receipt: expect.stringMatching(/^[0-9A-Z]{26}$/),
  })
  expect((await steward.ask('GET', '/api/audit/datasets/my_cash')).statusCode).toBe(200)
  const refused = await colleague.ask('GET', '/api/audit/datasets/my_cash')
  expect([refused.statusCode, codeOf(refused)]).toEqual([403, 'not-allowed'])
})

it('a person may read what she did herself; of others only stewards and administrators may', async () => {
  const own = await linesOf(colleague, '/api/audit/people/zhang.guoqiang?day=2026-03-02')
  expect(own.items.map(({ action }) => action)).toContain('extract.deliver')
  expect((await linesOf(colleague, '/api/audit/people/zhang.guoqiang?day=2026-03-01')).items).toEqual([])
  expect((await colleague.ask('GET', '/api/audit/people/chen.jing')).statusCode).toBe(403)
  expect((await colleague.ask('GET', '/api/audit/people/never.was')).statusCode).toBe(403)
  expect((await steward.ask('GET', '/api/audit/people/chen.jing')).statusCode).toBe(200)
})

it('reading the audit is in the audit, pages follow one another, and the report is a CSV', async () => {
  const first = await linesOf(steward, '/api/audit/people/he.xuemei?limit=1')
  expect(first.items).toMatchObject([{ action: 'audit.read' }])
  const second = await linesOf(steward, `/api/audit/people/he.xuemei?limit=1&after=${first.next}`)
  expect(second.items[0]?.seq).toBeLessThan(first.items[0]?.seq ?? 0)
  const report = await owner.ask('GET', '/api/audit/datasets/my_cash/report')
  expect(report.headers['content-type']).toContain('text/csv')
  expect(report.body).toContain('extract.deliver,zhang.guoqiang')
})

it('every delivery leaves a receipt with version, entitlement and hash of what was delivered', async () => {
  const receipts = await app.context.db
    .selectFrom('receipt')
    .where('kind', '=', 'delivery')
    .selectAll()
    .execute()
  expect(receipts).toMatchObject([
    {
      dataset_versions: '{"my_cash":1}',
      entitlement_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      result_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      rows: 60,
      place: 'browser',
    },
  ])
})
