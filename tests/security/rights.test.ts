import { describe, expect, it } from 'vitest'
import type { DatasetPage } from '@aladdin/sdk/contract/catalog.ts'
import type { Extract } from '@aladdin/sdk/contract/extracts.ts'
import type { AppPage } from '@aladdin/sdk/contract/gallery.ts'
import type { Policy } from '@aladdin/sdk/contract/policy.ts'
import type { UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { codeOf, draftWith, publishDraft } from '../support/apps.ts'
import { cashApp, cashCsv, startUpload, uploadCsv } from '../support/datasets.ts'
import { fromOurPages, signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

const read = { 'sec-fetch-site': 'same-origin' }

async function shared(app: TestApp, owner: Browser, csv = cashCsv): Promise<void> {
  await uploadCsv(app, owner, { name: 'my_cash', csv })
  await owner.ask('PUT', '/api/datasets/my_cash/visibility', { visibility: 'bank' })
}

async function extractOf(browser: Browser, version?: number) {
  const datasets = [{ alias: 'cash', source: 'my_cash', ...(version === undefined ? {} : { version }) }]
  const answer = await browser.ask('POST', '/api/extracts', { datasets })
  return answer.json<{ items: Extract[] }>().items[0]
}

async function savePolicy(steward: Browser, columns: Policy['grants'][number]['columns']) {
  // who may not change it may not read which version is in force either
  const { version = 1 } = (await steward.ask('GET', '/api/datasets/my_cash/policy')).json<{
    version?: number
  }>()
  const policy: Policy = {
    grants: [{ roles: ['viewer', 'analyst', 'steward'], rows: { rule: 'all' }, columns }],
  }
  return steward.ask('PUT', '/api/datasets/my_cash/policy', { version, policy })
}

describe('what belongs to someone else', () => {
  it('is as absent as what never was: drafts, uploads, datasets, apps, runs, tokens', async () => {
    const app = await buildTestApp()
    const owner = await signInAs(app, 'chen.jing')
    await uploadCsv(app, owner, { name: 'my_cash', csv: cashCsv })
    const upload = (await startUpload(app, owner, { fileName: 'b.csv', csv: cashCsv })).json<UploadPreview>()
    const draft = await draftWith(owner, cashApp('my_cash'))
    const published = await publishDraft(owner, draft, 'private')
    const { name } = published.json<{ name: string }>()
    const run = (await owner.ask('POST', '/api/runs', { app: name })).json<{ run: string }>().run
    const wish = { name: 'token', scopes: ['read'], days: 1 }
    const token = (await owner.ask('POST', '/api/tokens', wish)).json<{ token: { id: string } }>().token
    const extract = await extractOf(owner)

    const stranger = await signInAs(app, 'zhou.min')
    const never = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
    const finish = { name: 'stolen', title: 'x', plan: upload.plan }
    const calls = (ids: Record<'draft' | 'upload' | 'app' | 'run' | 'token' | 'dataset', string>) =>
      [
        ['GET', `/api/drafts/${ids.draft}`, undefined],
        ['PUT', `/api/drafts/${ids.draft}`, { revision: draft.revision, files: {} }],
        ['POST', `/api/drafts/${ids.draft}/restoration`, undefined],
        ['DELETE', `/api/drafts/${ids.draft}`, undefined],
        ['POST', `/api/drafts/${ids.draft}/publication`, { revision: draft.revision, visibility: 'private' }],
        ['PUT', `/api/uploads/${ids.upload}/plan`, upload.plan],
        ['POST', `/api/uploads/${ids.upload}/dataset`, finish],
        ['DELETE', `/api/uploads/${ids.upload}`, undefined],
        ['GET', `/api/apps/${ids.app}`, undefined],
        ['GET', `/api/apps/${ids.app}/versions/1`, undefined],
        ['GET', `/api/apps/${ids.app}/versions/1/picture`, undefined],
        ['PUT', `/api/apps/${ids.app}/star`, undefined],
        ['POST', `/api/apps/${ids.app}/forks`, {}],
        ['POST', '/api/drafts', { from: 'app', app: ids.app }],
        ['POST', '/api/apps', { app: ids.app, files: {}, visibility: 'private' }],
        ['POST', '/api/runs', { app: ids.app }],
        ['POST', `/api/runs/${ids.run}/use`, { by: 'dwell' }],
        ['DELETE', `/api/tokens/${ids.token}`, undefined],
        ['GET', `/api/datasets/${ids.dataset}`, undefined],
        ['GET', `/api/datasets/${ids.dataset}/sample`, undefined],
        ['PUT', `/api/datasets/${ids.dataset}/visibility`, { visibility: 'bank' }],
        ['GET', `/api/datasets/${ids.dataset}/versions/1/extract/${extract?.key}`, undefined],
      ] as const
    const foreign = {
      draft: draft.id,
      upload: upload.id,
      app: name,
      run,
      token: token.id,
      dataset: 'my_cash',
    }
    const absent = {
      draft: never,
      upload: never,
      app: 'never-was',
      run: never,
      token: never,
      dataset: 'never_was',
    }
    for (const [index, [method, url, body]] of calls(foreign).entries()) {
      const [, other] = calls(absent)[index]!
      const answers = []
      for (const [address, payload] of [
        [url, body],
        [other, calls(absent)[index]![2]],
      ] as const) {
        const answer = await stranger.ask(method, address, payload)
        const { requestId: _, ...problem } = answer.json<Record<string, unknown>>()
        answers.push({ status: answer.statusCode, problem })
      }
      expect({ url, ...answers[0] }).toEqual({ url, ...answers[1] })
      expect({ url, status: answers[0]!.status }).toEqual({ url, status: 404 })
    }
  }, 120_000)

  it('is named by an app’s page only as the app’s own text names it', async () => {
    const app = await buildTestApp()
    const owner = await signInAs(app, 'chen.jing')
    await shared(app, owner)
    const draft = await draftWith(owner, cashApp('my_cash'))
    const { name } = (await publishDraft(owner, draft, 'bank')).json<{ name: string }>()
    await app.context.db
      .updateTable('dataset')
      .set({ title_zh: '并购清单', visibility: 'private' })
      .where('name', '=', 'my_cash')
      .execute()
    const stranger = await signInAs(app, 'zhou.min')
    const page = (await stranger.ask('GET', `/api/apps/${name}`)).json<AppPage>()
    expect(page.datasets).toEqual([
      { alias: 'cash', source: 'my_cash', title: { zh: 'my_cash', en: 'my_cash' } },
    ])
  }, 120_000)
})

describe('a policy', () => {
  it('may be changed by a steward of the branch that owns the dataset, and by no other', async () => {
    const app = await buildTestApp()
    const owner = await signInAs(app, 'chen.jing')
    await shared(app, owner)
    const { db } = app.context
    const steward = await signInAs(app, 'he.xuemei')
    const elsewhere = await db
      .selectFrom('branch')
      .select('id')
      .where('path', 'not like', '%/XA/%')
      .where('parent_id', 'is not', null)
      .executeTakeFirstOrThrow()
    await db
      .updateTable('position')
      .set({ branch_id: elsewhere.id })
      .where('id', '=', steward.session.position.id)
      .execute()
    expect(codeOf(await savePolicy(steward, {}))).toBe('not-allowed')
    await db
      .updateTable('position')
      .set({ branch_id: 'HQ' })
      .where('id', '=', steward.session.position.id)
      .execute()
    expect((await savePolicy(steward, {})).statusCode).toBe(200)
  })

  it('that can no longer name a column of an old version does not let it out', async () => {
    const app = await buildTestApp()
    const owner = await signInAs(app, 'chen.jing')
    await shared(app, owner, 'atm_id,mobile\nA1,13812345678\n')
    const steward = await signInAs(app, 'he.xuemei')
    await savePolicy(steward, { mobile: { treatment: 'hidden' } })
    const colleague = await signInAs(app, 'zhou.min')
    expect((await extractOf(colleague, 1))?.columns.map(({ name }) => name)).toEqual(['atm_id'])

    await uploadCsv(app, owner, { name: 'my_cash', csv: 'atm_id,city\nA1,西安\n' })
    await savePolicy(steward, {})
    expect((await extractOf(colleague, 1))?.columns.map(({ name }) => name)).toEqual(['atm_id'])
    expect((await extractOf(colleague))?.columns.map(({ name }) => name)).toEqual(['atm_id', 'city'])
  })

  it('that changes makes the address of an extract lead nowhere', async () => {
    const app = await buildTestApp()
    const owner = await signInAs(app, 'chen.jing')
    await shared(app, owner)
    const colleague = await signInAs(app, 'zhou.min')
    const before = await extractOf(colleague)
    expect((await colleague.ask('GET', before?.url ?? '')).statusCode).toBe(200)
    await savePolicy(await signInAs(app, 'he.xuemei'), { dispensed: { treatment: 'hidden' } })
    expect((await colleague.ask('GET', before?.url ?? '')).statusCode).toBe(404)
  })

  it('hides a column from the trial run too, whose failures would tell its values', async () => {
    const app = await buildTestApp()
    const owner = await signInAs(app, 'chen.jing')
    await shared(app, owner, `atm_id,city\n${'A1,机密城市\n'.repeat(40)}`)
    await app.context.db.updateTable('dataset').set({ classification: 'C1' }).execute()
    await savePolicy(await signInAs(app, 'he.xuemei'), { city: { treatment: 'hidden' } })
    const colleague = await signInAs(app, 'zhou.min')
    const files = cashApp('my_cash', { sql: 'select error(city) from cash' })
    files['app.md'] = files['app.md']!.replace(
      '{ atm_id: text, date: date, dispensed: number }',
      '{ atm_id: text }',
    )
    const answer = await publishDraft(colleague, await draftWith(colleague, files), 'private')
    expect(codeOf(answer)).toBe('app-run-failed')
    expect(answer.body).not.toContain('机密')
  }, 120_000)
})

describe('a person whose rights have ended', () => {
  it('is out at once: the position ended, it has not begun, or the person is disabled', async () => {
    const app = await buildTestApp()
    const browser = await signInAs(app, 'chen.jing')
    const { id } = browser.session.position
    const wish = { name: 'token', scopes: ['read'], days: 1 }
    const { secret } = (await browser.ask('POST', '/api/tokens', wish)).json<{ secret: string }>()
    const ask = async () => {
      const token = { authorization: `Bearer ${secret}` }
      return [
        (await browser.ask('GET', '/api/session')).statusCode,
        (await app.inject({ url: '/api/session', headers: token })).statusCode,
      ]
    }
    const { db } = app.context
    const set = (dates: { from_date?: string; to_date?: string | null }) =>
      db.updateTable('position').set(dates).where('id', '=', id).execute()
    expect(await ask()).toEqual([200, 200])
    await set({ to_date: '2026-03-02' })
    expect(await ask()).toEqual([200, 200])
    await set({ to_date: '2026-03-01' })
    expect(await ask()).toEqual([401, 401])
    await set({ to_date: null, from_date: '2026-03-03' })
    expect(await ask()).toEqual([401, 401])
    await set({ from_date: '2026-03-02' })
    expect(await ask()).toEqual([200, 200])
    await db.updateTable('person').set({ disabled_at: 1 }).where('name', '=', 'chen.jing').execute()
    expect(await ask()).toEqual([401, 401])
  })

  it('ends at midnight in China, not elsewhere', async () => {
    const app = await buildTestApp()
    const browser = await signInAs(app, 'chen.jing')
    const last = { to_date: '2026-03-02' }
    await app.context.db
      .updateTable('position')
      .set(last)
      .where('id', '=', browser.session.position.id)
      .execute()
    const minute = 60_000
    for (let time = 0; time < 14 * 60 - 1; time += 20) {
      app.wait(Math.min(20, 14 * 60 - 1 - time) * minute)
      if ((await browser.ask('GET', '/api/session')).statusCode !== 200) break
    }
    expect(new Date(app.now()).toISOString()).toBe('2026-03-02T12:00:00.000Z')
  })
})

describe('a token', () => {
  it('that may publish reads no page, no row and no file', async () => {
    const app = await buildTestApp()
    const owner = await signInAs(app, 'chen.jing')
    await shared(app, owner)
    const extract = await extractOf(owner)
    const wish = { name: 'token', scopes: ['publish'], days: 1 }
    const { secret } = (await owner.ask('POST', '/api/tokens', wish)).json<{ secret: string }>()
    const headers = { ...read, authorization: `Bearer ${secret}` }
    for (const route of app.fastify.servedRoutes) {
      if (route.access.who === 'anyone' || route.access.scope === 'publish') continue
      const url = route.path
        .replace(':name', 'my_cash')
        .replace(':version', '1')
        .replace(':key', extract?.key ?? '')
        .replace(':id', '01ARZ3NDEKTSV4RRFFQ69G5FAV')
      const answer = await app.inject({ method: route.method, url, headers })
      expect({ url, status: answer.statusCode }).toEqual({ url, status: 403 })
    }
    expect(
      (await app.inject({ url: '/api/datasets', headers: { ...fromOurPages, authorization: 'Bearer x' } }))
        .statusCode,
    ).toBe(401)
  })
})

describe('finishing a file twice at once', () => {
  it('makes one version of one dataset', async () => {
    const app = await buildTestApp()
    const owner = await signInAs(app, 'chen.jing')
    const { id, plan } = (
      await startUpload(app, owner, { fileName: 'a.csv', csv: cashCsv })
    ).json<UploadPreview>()
    const finish = () =>
      owner.ask('POST', `/api/uploads/${id}/dataset`, { name: 'my_cash', title: 'x', plan })
    const codes = (await Promise.all([finish(), finish(), finish()])).map((answer) => answer.statusCode)
    expect(codes.toSorted((a, b) => a - b)).toEqual([200, 404, 404])
    const page = (await owner.ask('GET', '/api/datasets/my_cash')).json<DatasetPage>()
    expect(page.versions.map(({ number }) => number)).toEqual([1])
  })
})
