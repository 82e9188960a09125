import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AppCard, AppPage, Facets } from '@aladdin/sdk/contract/gallery.ts'
import type { Published } from '@aladdin/sdk/contract/publishing.ts'
import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import { draftWith, publishDraft } from '../support/apps.ts'
import { cashApp, cashCsv, uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let author: Browser
let neighbour: Browser
let stranger: Browser

beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  author = await signInAs(app, 'chen.jing')
  neighbour = await signInAs(app, 'zhang.guoqiang')
  stranger = await signInAs(app, 'zhou.min')
  await uploadCsv(app, author, { name: 'my_cash', csv: cashCsv })
  await author.ask('PUT', '/api/datasets/my_cash/visibility', { visibility: 'bank' })
})
afterAll(() => app.close())

async function publishNext(browser: Browser, draft: { id: string; revision: number }, visibility: Reach) {
  return (await publishDraft(browser, draft, visibility)).json<Published>()
}

type Reach = 'private' | 'branch' | 'bank'

async function fork(browser: Browser, name: string, visibility: Reach): Promise<Published> {
  const draft = (await browser.ask('POST', `/api/apps/${name}/forks`, {})).json<Draft>()
  return publishNext(browser, draft, visibility)
}

const statusOf = async (browser: Browser, url: string) => (await browser.ask('GET', url)).statusCode

it('a version that was published for its author alone stays hers when the next one goes to the bank', async () => {
  const draft = await draftWith(author, cashApp('my_cash'))
  const { name } = await publishNext(author, draft, 'private')
  await publishNext(author, draft, 'branch')
  await publishNext(author, draft, 'bank')
  const page = (await stranger.ask('GET', `/api/apps/${name}`)).json<AppPage>()
  expect(page.versions.map(({ number, visibility }) => [number, visibility])).toEqual([[3, 'bank']])
  for (const [browser, seen] of [
    [author, [200, 200, 200]],
    [neighbour, [404, 200, 200]],
    [stranger, [404, 404, 200]],
  ] as const) {
    for (const [index, status] of seen.entries()) {
      const address = `/api/apps/${name}/versions/${index + 1}`
      expect(await statusOf(browser, address)).toBe(status)
      expect(await statusOf(browser, `${address}/picture`)).toBe(status)
      const run = await browser.ask('POST', '/api/runs', { app: name, version: index + 1 })
      expect(run.statusCode).toBe(status)
      const forked = await browser.ask('POST', `/api/apps/${name}/forks`, { version: index + 1 })
      expect(forked.statusCode).toBe(status)
    }
  }
})

it('a picture has the numbers and words of the language that is asked for', async () => {
  const { name } = await publishNext(author, await draftWith(author, cashApp('my_cash')), 'bank')
  const picture = async (language: string) =>
    (await stranger.ask('GET', `/api/apps/${name}/versions/1/picture?language=${language}`)).body
  expect(await picture('en')).toContain('<svg')
  expect(await picture('en')).not.toMatch(/\p{Script=Han}/u)
  expect(await statusOf(stranger, `/api/apps/${name}/versions/1/picture?language=fr`)).toBe(400)
})

it('facets count only apps that reach the viewer, and what another choice would leave', async () => {
  await publishNext(author, await draftWith(author, cashApp('my_cash')), 'private')
  const facets = async (browser: Browser, query = '') =>
    (await browser.ask('GET', `/api/gallery/facets${query}`)).json<Facets>()
  const listed = async (browser: Browser) =>
    (await browser.ask('GET', '/api/apps?limit=100')).json<{ items: AppCard[] }>().items.length
  const mine = await facets(author)
  const theirs = await facets(stranger)
  expect(mine.dataset).toMatchObject([{ value: 'my_cash', count: await listed(author) }])
  expect(theirs.dataset).toMatchObject([{ value: 'my_cash', count: await listed(stranger) }])
  expect(await listed(author)).toBe((await listed(stranger)) + 1)
  expect(theirs.branch).toMatchObject([{ value: 'XA', title: { zh: expect.any(String) } }])
  const narrowed = await facets(stranger, '?branch=SH')
  expect(narrowed.branch).toEqual(theirs.branch)
  expect(narrowed.dataset).toEqual([])
})

it('a family is a tree from its root, and an ancestor that one may not see keeps its place without a name', async () => {
  const draft = await draftWith(author, cashApp('my_cash'))
  const { name: root } = await publishNext(author, draft, 'bank')
  const child = await fork(stranger, root, 'bank')
  const grandchild = await fork(neighbour, child.name, 'bank')
  await fork(stranger, root, 'private')
  const family = async (browser: Browser, name: string) =>
    (await browser.ask('GET', `/api/apps/${name}`))
      .json<AppPage>()
      .family.map((member) => [member.depth, member.app?.name, member.self])
  expect(await family(neighbour, grandchild.name)).toEqual([
    [0, root, false],
    [1, child.name, false],
    [2, grandchild.name, true],
  ])
  await publishNext(author, { ...draft, revision: draft.revision }, 'private')
  expect(await family(neighbour, grandchild.name)).toEqual([
    [0, undefined, false],
    [1, child.name, false],
    [2, grandchild.name, true],
  ])
  const page = await neighbour.ask('GET', `/api/apps/${child.name}`)
  expect(page.json<AppPage>().forkedFrom).toBeUndefined()
  expect(page.body).not.toContain(`"${root}"`)
})

it('the gallery can be read to its end in every order, each app once', async () => {
  const all = (await author.ask('GET', '/api/apps?limit=100')).json<{ items: AppCard[] }>().items
  for (const order of ['popular', 'rising', 'newest', 'branch']) {
    const seen: string[] = []
    let after = ''
    do {
      const page = (
        await author.ask('GET', `/api/apps?order=${order}&limit=2${after && `&after=${after}`}`)
      ).json<{
        items: AppCard[]
        next?: string
      }>()
      seen.push(...page.items.map(({ name }) => name))
      after = page.next ?? ''
    } while (after !== '')
    expect(seen.toSorted()).toEqual(all.map(({ name }) => name).toSorted())
  }
})
