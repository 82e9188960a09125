import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { listCatalogEntries } from '@aladdin/catalog/entries.ts'
import { demoApps } from '@aladdin/catalog/demo-apps/apps.ts'
import { registerDataset } from '@aladdin/server/src/engine/ingest/register-dataset.ts'
import { toSearchText } from '@aladdin/server/src/platform/search-text.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

const root = join(import.meta.dirname, '../..')

let app: TestApp
let browser: Browser

beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  browser = await signInAs(app, 'chen.jing')
  const { personId, branchId } = await app.context.db
    .selectFrom('person')
    .innerJoin('position', 'position.person_id', 'person.id')
    .where('person.name', '=', 'he.xuemei')
    .select(['person.id as personId', 'position.branch_id as branchId'])
    .executeTakeFirstOrThrow()
  await fillCatalog({ personId, branchId })
  await fillGallery({ personId, branchId })
})
afterAll(() => app.close())

describe('in the catalog, the first that is found', () => {
  it.each([
    // Chinese words, whole and in part
    ['自助设备', 'atm'],
    ['每日现金', 'atm_cash_daily'],
    ['现金', 'atm_cash_daily'],
    ['贷款', 'loan'],
    ['贷款月度', 'loan_month'],
    ['投诉', 'complaint'],
    ['商户', 'merchant'],
    ['小微', 'merchant'],
    ['商户流水', 'merchant_day'],
    ['交易对手', 'counterparty'],
    ['交易', 'txn'],
    ['客户', 'customer'],
    ['个人客户', 'customer'],
    ['企业', 'corporate'],
    ['持仓', 'holding_month'],
    ['小区', 'community'],
    ['账户', 'account'],
    ['余额', 'account_month'],
    ['营销', 'campaign'],
    ['同业', 'competitor'],
    ['机构', 'branch'],
    ['日历', 'dim_calendar'],
    // pinyin, in full, begun and by initials
    ['daikuan', 'loan'],
    ['daiku', 'loan'],
    ['xianjin', 'atm_cash_daily'],
    ['tousu', 'complaint'],
    ['zhanghu', 'account'],
    ['dk', 'loan'],
    ['xwsh', 'merchant'],
    ['jyls', 'txn'],
    ['khcc', 'holding_month'],
    // English, whole and begun
    ['atm', 'atm'],
    ['atms', 'atm'],
    ['cash', 'atm_cash_daily'],
    ['loan', 'loan'],
    ['loans', 'loan'],
    ['merchant', 'merchant'],
    ['compl', 'complaint'],
    ['account', 'account'],
    ['calendar', 'dim_calendar'],
    ['Mobile-bank', 'app_event'],
    ['txn', 'txn'],
    ['loan_month', 'loan_month'],
    // both, and in any order
    ['atm 现金', 'atm_cash_daily'],
    ['商户 daily', 'merchant_day'],
    ['month 贷款', 'loan_month'],
  ])('by %s is %s', async (search, name) => {
    const { items } = (await browser.ask('GET', `/api/datasets?search=${encodeURIComponent(search)}`)).json<{
      items: { name: string }[]
    }>()
    expect(items[0]?.name, items.map((one) => one.name).join(', ')).toBe(name)
  })
})

describe('in the gallery, the first that is found', () => {
  it.each([
    ['现金', 'atm-cash-forecast'],
    ['现金预测', 'atm-cash-forecast'],
    ['预测', 'atm-cash-forecast'],
    ['xianjin', 'atm-cash-forecast'],
    ['xjyc', 'atm-cash-forecast'],
    ['atm', 'atm-cash-forecast'],
    ['ATM 预测', 'atm-cash-forecast'],
    ['forecast', 'atm-cash-forecast'],
    ['小微', 'micro-business-rating'],
    ['评级', 'micro-business-rating'],
    ['xwkh', 'micro-business-rating'],
    ['实验室', 'model-lab'],
    ['评分卡', 'model-lab'],
    ['jianmo', 'model-lab'],
    ['model', 'model-lab'],
    ['rating', 'micro-business-rating'],
    ['micro', 'micro-business-rating'],
    ['投诉', 'complaint-desk'],
    ['tousu', 'complaint-desk'],
    ['complaint', 'complaint-desk'],
    ['商户', 'merchant-pulse'],
    ['shanghu', 'merchant-pulse'],
    ['merchant', 'merchant-pulse'],
    ['设备', 'machine-day'],
  ])('by %s is %s', async (search, name) => {
    const { items } = (await browser.ask('GET', `/api/apps?search=${encodeURIComponent(search)}`)).json<{
      items: { name: string }[]
    }>()
    expect(items[0]?.name, items.map((one) => one.name).join(', ')).toBe(name)
  })
})

interface Owner {
  readonly personId: string
  readonly branchId: string
}

/** The bank's own descriptions, as the demo registers them; no search reads a row. */
async function fillCatalog(owner: Owner): Promise<void> {
  const { db, newId } = app.context
  for (const { freshness, dayColumn: _, ...definition } of listCatalogEntries()) {
    const { cadence, maxAgeDays } = freshness
    await db.transaction().execute((trx) =>
      registerDataset(
        trx,
        {
          id: newId(),
          definition: { ...definition, cadence, maxAgeDays },
          owner,
          visibility: 'bank',
          at: app.now(),
        },
        {
          sourceKind: 'generator',
          snapshot: { hash: '0'.repeat(64), bytes: 0 },
          rows: 0,
          badRowCount: 0,
          badRows: [],
          columns: definition.columns,
          profile: { rows: 0, columns: [] },
        },
      ),
    )
  }
}

interface Head {
  readonly title: { zh: string; en: string }
  readonly summary: { zh: string; en: string }
  readonly topic: string
  readonly tags?: string[]
  readonly datasets?: Record<string, { source: string }>
}

const templates = ['atm-cash-forecast', 'micro-business-rating', 'model-lab']
const small = demoApps.filter(({ isTemplate }) => isTemplate !== true).map(({ name }) => name)

/** The demo's apps and the templates as publishing writes them, without running them. */
async function fillGallery({ personId, branchId }: Owner): Promise<void> {
  for (const name of [...templates, ...small]) {
    const folder = small.includes(name) ? 'catalog/demo-apps' : 'app-templates'
    const text = await readFile(join(root, folder, name, 'app.md'), 'utf8')
    const head = parse(text.split('---')[1] ?? '') as Head // a text of our own
    const id = app.context.newId()
    await app.context.db
      .insertInto('app')
      .values({
        id,
        name,
        author_id: personId,
        branch_id: branchId,
        visibility: 'bank',
        version: 1,
        title_zh: head.title.zh,
        title_en: head.title.en,
        summary_zh: head.summary.zh,
        summary_en: head.summary.en,
        topic: head.topic,
        tags: '[]',
        parent_app_id: null,
        parent_number: null,
        draft_id: null,
        created_at: app.now(),
        published_at: app.now(),
        withdrawn_at: null,
      })
      .execute()
    const sources = Object.values(head.datasets ?? {}).map(({ source }) => source)
    const words = [name, head.summary.zh, head.summary.en, ...(head.tags ?? []), ...sources]
    await app.context.db
      .insertInto('app_search')
      .values({ app_id: id, ...toSearchText([head.title.zh, head.title.en], words) })
      .execute()
  }
}
