import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { App, ModelBlock } from '@aladdin/sdk/app/app.ts'
import type { ModelCard, PublishedModel } from '@aladdin/sdk/contract/models.ts'
import type { OpenedRun } from '@aladdin/sdk/contract/runs.ts'
import { readAppFiles } from '@aladdin/sdk/cli/app-folder.ts'
import type { FittedModel } from '@aladdin/sdk/methods/fitted.ts'
import { codeOf, draftWith, publishDraft } from '../support/apps.ts'
import { buildDemoBank } from '../support/demo-bank.ts'
import { uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import type { TestApp } from '../support/test-app.ts'

const template = `${import.meta.dirname}/../../app-templates/micro-business-rating`

let app: TestApp
let modeller: Browser
let branchAnalyst: Browser
let customerManager: Browser
let name: string

beforeAll(async () => {
  app = await buildDemoBank()
  modeller = await signInAs(app, 'shen.ke')
  branchAnalyst = await signInAs(app, 'chen.jing')
  customerManager = await signInAs(app, 'wang.lei')
  name = await publishTemplate(modeller, 'bank', withoutUse)
}, 180_000)
afterAll(() => app.close())

async function publishTemplate(
  browser: Browser,
  visibility: 'private' | 'bank',
  change = (text: string) => text,
): Promise<string> {
  const files = await readAppFiles(template)
  const draft = await draftWith(browser, { ...files, 'app.md': change(files['app.md'] ?? '') })
  const answer = await publishDraft(browser, draft, visibility)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<{ name: string }>().name
}

const withoutUse = (text: string) => text.replace(/^use: .*\n/m, '')
const using = (model: string) => (text: string) => text.replace(/^use: .*$/m, `use: ${model}`)

/** The template once more, with another model, for those whom the test names. */
async function publishUsing(
  browser: Browser,
  wish: { model: string; visibility: 'private' | 'bank'; app?: string },
) {
  const { model, ...rest } = wish
  const files = await readAppFiles(template)
  return browser.ask('POST', '/api/apps', {
    files: { ...files, 'app.md': using(model)(files['app.md'] ?? '') },
    ...rest,
  })
}

function fit(browser: Browser, wish: object) {
  return browser.ask('POST', '/api/models', { app: name, block: 'rating', visibility: 'bank', ...wish })
}

function ratingOf(opened: App): ModelBlock {
  const block = opened.blocks.find((each) => each.name === 'rating')
  if (block?.kind !== 'model') throw new Error('the template has no model block')
  return block
}

it('an app fits by itself while nobody has published a model, and a draft from the template names none', async () => {
  const draft = await branchAnalyst.ask('POST', '/api/drafts', {
    from: 'template',
    template: 'micro-business-rating',
  })
  expect(draft.body).not.toContain('use: micro-business-rating')
  const opened = await branchAnalyst.ask('POST', '/api/runs', { app: name })
  expect(ratingOf(opened.json<OpenedRun>().app).fitted).toBeUndefined()
})

it('a branch analyst publishes no model for the whole bank, a customer manager none at all', async () => {
  const refused = await fit(branchAnalyst, {})
  expect([refused.statusCode, codeOf(refused)]).toEqual([403, 'not-allowed'])
  expect((await fit(customerManager, { visibility: 'private' })).statusCode).toBe(403)
})

it('the head office fits on all merchants, with an AUC between 0.80 and 0.87, and the version holds no row', async () => {
  const published = await fit(modeller, { name: 'micro-business-rating' })
  expect(published.statusCode, published.body).toBe(200)
  expect(published.json<PublishedModel>()).toEqual({ name: 'micro-business-rating', version: 1 })
  const fitted = await branchAnalyst.ask('GET', '/api/models/micro-business-rating/versions/newest')
  const model = fitted.json<FittedModel>()
  expect(model.about).toMatchObject({ version: 1, rows: 2400, fittedOn: expect.stringMatching(/^\d{4}-/) })
  expect(model.relations.map(({ side }) => side)).toEqual([
    'points',
    'levels',
    'scale',
    'features',
    'quality',
    'calibration',
    'leaks',
    'drift',
  ])
  expect(fitted.body).not.toMatch(/W\d{7}/)
  const quality = (await cards(branchAnalyst))[0]?.versions[0]?.quality ?? {}
  console.log(`demo bank: AUC ${String(quality['auc'])}, KS ${String(quality['ks'])}`)
  expect(Number(quality['auc'])).toBeGreaterThan(0.8)
  expect(Number(quality['auc'])).toBeLessThan(0.87)
  for (const { columns, rows } of model.relations) {
    const at = columns.findIndex((column) => column.name === 'rows')
    for (const row of rows)
      if (at >= 0 && row[at] !== null) expect(Number(row[at])).toBeGreaterThanOrEqual(20)
  }
}, 120_000)

it('a name that no model has is refused on its line, with the nearest that the author may read', async () => {
  const answer = await publishUsing(branchAnalyst, { model: 'micro-busines-ratng', visibility: 'private' })
  expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'app-broken'])
  const text = (await readFile(`${template}/app.md`, 'utf8')).split('\n')
  expect(answer.json<{ fields: object }>().fields).toMatchObject({
    problems: [
      {
        code: 'model-unknown',
        place: { file: 'app.md', line: text.findIndex((line) => line.startsWith('use:')) + 1 },
        fix: { en: 'Did you mean “micro-business-rating”?' },
      },
    ],
  })
  const later = await publishUsing(branchAnalyst, {
    model: 'micro-business-rating\nversion: 9',
    visibility: 'private',
  })
  expect(later.json<{ fields: object }>().fields).toMatchObject({
    problems: [{ code: 'model-version-unknown', fix: { zh: expect.stringContaining('最新是第 1 版') } }],
  })
}, 120_000)

it('a draft from the template says which model it uses exactly when there is one for its author', async () => {
  const draft = await branchAnalyst.ask('POST', '/api/drafts', {
    from: 'template',
    template: 'micro-business-rating',
  })
  expect(draft.body).toContain('use: micro-business-rating')
})

it('a branch scores its own rows with it, and a pinned version stays as it was', async () => {
  const next = await publishUsing(modeller, { model: 'micro-business-rating', visibility: 'bank', app: name })
  expect(next.json()).toMatchObject({ name, version: 2 })
  const opened = await branchAnalyst.ask('POST', '/api/runs', { app: name })
  expect(ratingOf(opened.json<OpenedRun>().app).fitted?.about).toMatchObject({ version: 1, rows: 2400 })
  expect((await fit(modeller, {})).json<PublishedModel>().version).toBe(2)
  const newest = await branchAnalyst.ask('POST', '/api/runs', { app: name })
  expect(ratingOf(newest.json<OpenedRun>().app).fitted?.about.version).toBe(2)
  const old = await branchAnalyst.ask('GET', '/api/models/micro-business-rating/versions/1')
  expect(old.json<FittedModel>().about.version).toBe(1)
  expect((await cards(branchAnalyst))[0]?.versions.map(({ number }) => number)).toEqual([2, 1])
}, 120_000)

it('with an upload bound the block fits on that upload', async () => {
  const csv = await readFile(`${template}/fixtures/merchant.csv`, 'utf8')
  await uploadCsv(app, branchAnalyst, { name: 'my_shops', csv })
  const own = await publishTemplate(branchAnalyst, 'private', (text) =>
    text.replace('source: merchant', 'source: my_shops'),
  )
  const opened = await branchAnalyst.ask('POST', '/api/runs', { app: own })
  expect(ratingOf(opened.json<OpenedRun>().app).fitted).toBeUndefined()
  const wide = await branchAnalyst.ask('POST', '/api/models', {
    app: own,
    block: 'rating',
    name: 'my-shops-rating',
    visibility: 'branch',
  })
  expect([wide.statusCode, codeOf(wide)]).toEqual([409, 'dataset-reaches-fewer'])
  const mine = await branchAnalyst.ask('POST', '/api/models', {
    app: own,
    block: 'rating',
    name: 'my-shops-rating',
    visibility: 'private',
  })
  expect(mine.json()).toEqual({ name: 'my-shops-rating', version: 1 })
  expect((await modeller.ask('GET', '/api/models/my-shops-rating/versions/1')).statusCode).toBe(404)
  expect((await cards(modeller)).map((card) => card.name)).toEqual(['micro-business-rating'])
}, 120_000)

it('a version that its author kept to himself gives nobody else a model, though a later one is shared', async () => {
  const own = await publishTemplate(branchAnalyst, 'private', withoutUse)
  const files = await readAppFiles(template)
  const shared = { ...files, 'app.md': withoutUse(files['app.md'] ?? '') + '\nA word more.\n' }
  const next = await branchAnalyst.ask('POST', '/api/apps', { app: own, files: shared, visibility: 'bank' })
  expect(next.json(), next.body).toMatchObject({ name: own, version: 2 })
  const wish = { app: own, name: 'curious-rating', visibility: 'private' }
  const early = await fit(modeller, { ...wish, version: 1 })
  expect([early.statusCode, codeOf(early)]).toEqual([404, 'not-found'])
  expect((await fit(modeller, { ...wish, version: 2 })).statusCode).toBe(200)
}, 120_000)

it('a name belongs to whom published it first, and a block that learns nothing is refused', async () => {
  const taken = await fit(branchAnalyst, { visibility: 'private' })
  expect([taken.statusCode, codeOf(taken)]).toEqual([409, 'model-other-owner'])
  const wrong = await fit(modeller, { block: 'summary' })
  expect([wrong.statusCode, codeOf(wrong)]).toEqual([422, 'model-block-unknown'])
}, 120_000)

it('an app that reaches further than its model is refused, until the owner shares the model', async () => {
  expect((await fit(modeller, { name: 'shy-rating', visibility: 'private' })).statusCode).toBe(200)
  const hidden = await publishUsing(branchAnalyst, { model: 'shy-rating', visibility: 'private' })
  expect(hidden.body).toContain('model-unknown')
  const refused = await publishUsing(modeller, { model: 'shy-rating', visibility: 'bank' })
  expect(refused.json()).toMatchObject({
    status: 409,
    code: 'model-reaches-fewer',
    fields: { name: 'shy-rating', reach: 'private', wanted: 'bank', mine: true },
  })
  const share = (browser: Browser, visibility: string, model = 'shy-rating') =>
    browser.ask('PUT', `/api/models/${model}/visibility`, { visibility })
  expect((await share(branchAnalyst, 'bank')).statusCode).toBe(404)
  expect((await share(modeller, 'bank')).json()).toEqual({ name: 'shy-rating', visibility: 'bank' })
  expect((await publishUsing(modeller, { model: 'shy-rating', visibility: 'bank' })).statusCode).toBe(200)
  expect(codeOf(await share(branchAnalyst, 'branch', 'my-shops-rating'))).toBe('dataset-reaches-fewer')
  expect(codeOf(await share(branchAnalyst, 'bank', 'my-shops-rating'))).toBe('not-allowed')
}, 120_000)

async function cards(browser: Browser): Promise<readonly ModelCard[]> {
  return (await browser.ask('GET', '/api/models')).json<{ items: readonly ModelCard[] }>().items
}
