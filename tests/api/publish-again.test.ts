import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { AppPage } from '@aladdin/sdk/contract/gallery.ts'
import type { Published } from '@aladdin/sdk/contract/publishing.ts'
import { codeOf } from '../support/apps.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

vi.setConfig({ testTimeout: 180_000 })

let app: TestApp
let author: Browser
let colleague: Browser

beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  author = await signInAs(app, 'chen.jing')
  colleague = await signInAs(app, 'zhang.guoqiang')
})
afterAll(() => app.close())

const filesOf = (answer: number) => ({
  'app.md': `---
format: 1
title: 每日一数
topic: channels
---

\`\`\`sql answer
select ${answer} as answer
\`\`\`
`,
})

const wish = { name: 'number-of-the-day', visibility: 'bank', note: '第一版', files: filesOf(1) }
const publish = (browser: Browser, more: object = {}) =>
  browser.ask('POST', '/api/apps', { ...wish, ...more })

it('whoever asks again for the same publication, because the answer was lost, is given the same version', async () => {
  expect((await publish(author)).json<Published>()).toEqual({ name: wish.name, version: 1 })
  expect((await publish(author)).json<Published>()).toEqual({ name: wish.name, version: 1 })
  expect((await publish(author, { app: wish.name })).json()).toEqual({ name: wish.name, version: 1 })
  const page = (await author.ask('GET', `/api/apps/${wish.name}`)).json<AppPage>()
  expect(page.versions.map(({ number }) => number)).toEqual([1])
  const { events } = await app.context.db
    .selectFrom('audit')
    .where('action', '=', 'app.publish')
    .select((select) => select.fn.countAll<number>().as('events'))
    .executeTakeFirstOrThrow()
  expect(events).toBe(1)
})

it('another text, another note or other readers make the next version', async () => {
  const next = { app: wish.name }
  expect((await publish(author, { ...next, note: '第二版' })).json()).toMatchObject({ version: 2 })
  expect((await publish(author, { ...next, files: filesOf(2) })).json()).toMatchObject({ version: 3 })
  expect((await publish(author, { ...next, visibility: 'branch' })).json()).toMatchObject({ version: 4 })
})

it('what was the newest once and is asked for again after another is a version of its own', async () => {
  const back = await publish(author, { app: wish.name })
  expect(back.json()).toEqual({ name: wish.name, version: 5 })
})

it('the same text of another author is hers, never the first author’s version', async () => {
  const taken = await publish(colleague)
  expect([taken.statusCode, codeOf(taken)]).toEqual([409, 'name-taken'])
  const own = await publish(colleague, { name: 'number-of-a-colleague' })
  expect(own.json()).toEqual({ name: 'number-of-a-colleague', version: 1 })
  expect((await publish(colleague, { app: wish.name })).statusCode).toBe(404)
})
