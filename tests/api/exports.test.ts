import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import type { ExportPreview } from '@aladdin/sdk/contract/exports.ts'
import { readZipDirectory, readZipText } from '@aladdin/sdk/node/native/zip-directory.ts'
import { codeOf, draftWith, publishDraft } from '../support/apps.ts'
import { uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let author: Browser
let name: string

const rows = Array.from({ length: 1500 }, (_, index) => `N${index},2026-01-0${1 + (index % 9)},${index / 4}`)
const csv = ['customer,date,amount', '=HYPERLINK("x"),2026-01-01,-5.5', '-12,2026-01-02,7', ...rows].join(
  '\n',
)

const files = {
  'app.md': `---
format: 1
title: { zh: 名单, en: People }
summary: { zh: 看看, en: Look }
topic: channels
datasets:
  people: { source: my_people, columns: { customer: text, date: date, amount: number } }
---
# {title}

\`\`\`input least
type: integer
label: { zh: 至少, en: At least }
default: -10
\`\`\`

\`\`\`sql chosen
select customer, date, amount from people where amount >= $least order by amount, customer
\`\`\`

\`\`\`table shown
data: chosen
title: { zh: 客户, en: Customers }
columns:
  - { name: customer, label: { zh: 客户, en: Customer } }
  - { name: amount, label: { zh: 金额, en: Amount }, format: money }
limit: 10
\`\`\`

\`\`\`chart line
kind: line
data: chosen
x: date
y: amount
\`\`\`
`,
}

beforeAll(async () => {
  app = await buildTestApp({ shared: true, environment: { ALADDIN_EXPORT_ROWS_PER_DAY: '4000' } })
  author = await signInAs(app, 'chen.jing')
  await uploadCsv(app, author, { name: 'my_people', csv })
  const published = await publishDraft(author, await draftWith(author, files), 'private')
  expect([published.statusCode, published.body]).toEqual([200, expect.any(String)])
  name = published.json<{ name: string }>().name
  await classify('C1')
})
afterAll(() => app.close())

/** What a steward would do: an upload counts as customer data until someone says otherwise. */
async function classify(classification: 'C0' | 'C1' | 'C2') {
  await app.context.db
    .updateTable('dataset')
    .set({ classification })
    .where('name', '=', 'my_people')
    .execute()
}

async function preview(block: string, parameters: Record<string, string> = {}) {
  return author.ask('POST', '/api/exports/preview', { app: name, block, parameters })
}

async function take(format: string, block = 'shown', parameters: Record<string, string> = {}) {
  const { result } = (await preview(block, parameters)).json<ExportPreview>()
  return author.ask('POST', '/api/exports', { app: name, block, parameters, format, language: 'zh', result })
}

it('the preview says what would leave: rows, columns, classification and what is left of the day', async () => {
  const answer = await preview('shown')
  expect(answer.json()).toMatchObject({
    title: { zh: '客户', en: 'Customers' },
    rows: 1502,
    columns: [
      { zh: '客户', en: 'Customer' },
      { zh: '金额', en: 'Amount' },
    ],
    classification: 'C1',
    formats: ['csv', 'xlsx'],
    quota: { perDay: 4000, left: 4000 },
  })
})

it('what she brought herself and gave to nobody she may take along; shared, it stays until the policy says so', async () => {
  const toShare = (visibility: string) =>
    author.ask('PUT', '/api/datasets/my_people/visibility', { visibility })
  await classify('C2')
  expect((await preview('shown')).json()).toMatchObject({ classification: 'C2' })
  await toShare('branch')
  expect((await preview('shown')).json()).toMatchObject({
    code: 'export-not-allowed',
    status: 403,
    title: { zh: expect.stringContaining('（C2）不允许导出') },
  })
  await classify('C1')
  expect((await preview('shown')).statusCode).toBe(200)
})

it('a CSV has its mark, all rows of the filter, no formula, and says for whom it was made', async () => {
  const answer = await take('csv')
  expect(answer.headers['content-type']).toContain('text/csv')
  const lines = answer.body.split('\r\n')
  expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect(lines.slice(0, 2)).toEqual(['\uFEFF客户,金额', `"'=HYPERLINK(""x"")",-5.5`])
  expect(lines).toContain('-12,7')
  expect(lines).toHaveLength(1 + 1502 + 4)
  expect(lines.at(-3)).toMatch(/^陈静 chen\.jing · 2026-03-02 10:00$/)
  expect(lines.at(-2)).toMatch(/^收据 [0-9A-Z]{26} · 应用「名单」第 1 版 · 数据日 2026-01-09 · C1$/)
  expect((await preview('shown')).json()).toMatchObject({ quota: { left: 2498 } })
})

it('a workbook has the title over all columns, real numbers with their format, and no formula', async () => {
  const answer = await take('xlsx', 'shown', { least: '370' })
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-xlsx-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'a.xlsx')
  await writeFile(file, answer.rawPayload)
  const sheet = await readZipText(file, await entryOf(file, 'xl/worksheets/sheet1.xml'), 1e7)
  expect(sheet).toContain('<mergeCell ref="A1:B1"/>')
  expect(sheet).not.toContain('<f>')
  expect(sheet).toMatch(/<c r="B4" s="\d+"><v>370<\/v><\/c>/)
  expect(await readZipText(file, await entryOf(file, 'xl/styles.xml'), 1e6)).toContain('#,##0.00')
})

it('a chart is drawn by the server with its title, the name of who takes it, and the receipt', async () => {
  expect((await preview('line')).json()).toMatchObject({ formats: ['csv', 'xlsx', 'svg'] })
  const answer = await take('svg', 'line', { least: '370' })
  expect(answer.headers['content-type']).toBe('image/svg+xml')
  expect(answer.body).toMatch(
    /^<svg [\s\S]*陈静 chen\.jing · 2026-03-02 10:00[\s\S]*收据 [0-9A-Z]{26}[\s\S]*<\/svg>$/,
  )
  expect((await take('svg', 'shown', { least: '370' })).statusCode).toBe(422)
})

it('every export leaves a receipt and a line in the audit, and what was refused leaves none', async () => {
  const receipts = await app.context.db
    .selectFrom('receipt')
    .where('kind', '=', 'export')
    .selectAll()
    .execute()
  const lines = await app.context.db
    .selectFrom('audit')
    .where('action', '=', 'export.create')
    .selectAll()
    .execute()
  expect(receipts.map(({ format, rows, block }) => [format, rows, block])).toEqual([
    ['csv', 1502, 'shown'],
    ['xlsx', 20, 'shown'],
    ['svg', 20, 'line'],
  ])
  expect(lines.map(({ detail }) => (JSON.parse(detail) as { receipt: string }).receipt)).toEqual(
    receipts.map(({ id }) => id),
  )
})

it('what leaves is what was confirmed: a result that has changed since does not', async () => {
  const answer = await author.ask('POST', '/api/exports', {
    app: name,
    block: 'shown',
    parameters: { least: '371' },
    format: 'csv',
    language: 'zh',
    result: '0'.repeat(64),
  })
  expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'export-changed'])
})

it('the rows of a day end, and begin again with the next day of the bank', async () => {
  expect((await take('csv')).statusCode).toBe(200)
  const over = await preview('shown')
  expect(over.json()).toMatchObject({
    code: 'export-over-quota',
    title: { zh: '今天还可以导出 956 行（每天 4000 行），这份结果更大。请缩小筛选，或明天再导出。' },
  })
  app.wait(14 * 3_600_000)
  const tomorrow = await signInAs(app, 'chen.jing')
  expect(
    (await tomorrow.ask('POST', '/api/exports/preview', { app: name, block: 'shown' })).json(),
  ).toMatchObject({
    quota: { left: 4000 },
  })
})

it('an app and a block of someone else are as absent as those that never were', async () => {
  const stranger = await signInAs(app, 'zhou.min')
  const hidden = await stranger.ask('POST', '/api/exports/preview', { app: name, block: 'shown' })
  const absent = await stranger.ask('POST', '/api/exports/preview', { app: 'never-was', block: 'shown' })
  expect([hidden.statusCode, codeOf(hidden)]).toEqual([absent.statusCode, codeOf(absent)])
})

async function entryOf(file: string, path: string) {
  const entries = await readZipDirectory(file, (await stat(file)).size)
  const found = entries.find(({ name: entry }) => entry === path)
  if (found === undefined)
    throw new Error(`no ${path} among ${entries.map((entry) => entry.name).join(', ')}`)
  return found
}
