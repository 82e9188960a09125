import { open } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { readAnswer, type AnswerPack } from '@aladdin/sdk/runtime/answer-pack.ts'
import { answerStates } from '@aladdin/sdk/runtime/answer-states.ts'
import { sweepAnswers } from '@aladdin/server/src/features/answers/sweep.ts'
import { codeOf, draftWith, publishDraft } from '../support/apps.ts'
import { cashApp, cashCsv, uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type Answer, type TestApp } from '../support/test-app.ts'

let app: TestApp
let author: Browser
let colleague: Browser
beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  author = await signInAs(app, 'chen.jing')
  colleague = await signInAs(app, 'zhou.min')
})
afterAll(() => app.close())

it('a figure that stands inside the text of an app is part of the answer', async () => {
  const name = await publishCash('cash_told', {
    more: '```sql total\nselect sum(dispensed) as amount, count(*) as days from cash\n```\n\nIn all {total.amount}.\n',
  })
  const told = answerStates(packOf(await ask(author, name))).get('total')
  expect(told?.status === 'done' && told.result.table.numRows).toBe(1)
})

it('an app is answered on the server for its viewer, and the second time from the store', async () => {
  const name = await publishCash('cash_one')
  const first = packOf(await ask(author, name))
  expect(first.manifest).toMatchObject({ version: 1, from: 'server', today: '2026-01-30' })
  expect(shownOf(first)).toEqual([['outlook', 'done', 30]])
  const state = answerStates(first).get('outlook')
  expect(state?.status === 'done' && state.result.table.get(0)?.toJSON()).toMatchObject({ amount: 2010 })
  const second = packOf(await ask(author, name))
  expect(second.manifest).toEqual({ ...first.manifest, from: 'stored' })
  const read = await author.ask('GET', first.manifest.url)
  expect(packOf(read)).toEqual(second)
  expect(packOf(await ask(author, name, { blocks: [] })).manifest.blocks).toEqual([])
})

it('an answer does not exist for someone to whom its app does not, by its name or its key', async () => {
  const name = await publishCash('cash_mine')
  const { manifest } = packOf(await ask(author, name))
  const other = await publishCash('cash_other')
  expect(codeOf(await ask(colleague, name))).toBe('not-found')
  expect(codeOf(await colleague.ask('GET', manifest.url))).toBe('not-found')
  expect(codeOf(await author.ask('GET', manifest.url.replace(name, other)))).toBe('not-found')
  expect(codeOf(await author.ask('GET', `/api/apps/${name}/answers/${'0'.repeat(64)}`))).toBe('not-found')
})

it('another filter is another answer, and the default written out is the same one', async () => {
  const name = await publishCash('cash_filter', {
    sql: 'select date, sum(dispensed) as amount from cash where dispensed >= $least group by date order by date',
    more: '```input least\ntype: integer\nlabel: { zh: 至少, en: At least }\ndefault: 1000\nrange: [0, 9999]\n```\n',
  })
  const plain = packOf(await ask(author, name))
  const written = packOf(await ask(author, name, { parameters: { least: '1000' } }))
  const higher = packOf(await ask(author, name, { parameters: { least: '1500' } }))
  const wrong = packOf(await ask(author, name, { parameters: { least: 'drop table' } }))
  expect([written.manifest.key, wrong.manifest.key]).toEqual([plain.manifest.key, plain.manifest.key])
  expect(higher.manifest.key).not.toBe(plain.manifest.key)
  expect(higher.manifest.parameters).toEqual({ least: 1500 })
  expect(shownOf(higher)).toEqual([['outlook', 'done', 5]])
})

it('a stored answer whose bytes have changed is never served but made again', async () => {
  const name = await publishCash('cash_bit')
  const first = packOf(await ask(author, name))
  const { hash } = await storedRow(first.manifest.key)
  const file = await open(app.context.blobs.path(hash), 'r+')
  await file.write(Buffer.from([0x41]), 0, 1, 200)
  await file.close()
  expect(codeOf(await author.ask('GET', first.manifest.url))).toBe('not-found')
  const again = packOf(await ask(author, name))
  expect(again.manifest.from).toBe('server')
  expect(again.arrow).toEqual(first.arrow)
})

it('ten who ask the same at the same time are given one run', async () => {
  const name = await publishCash('cash_ten')
  const packs = (await Promise.all(Array.from({ length: 10 }, () => ask(author, name)))).map(packOf)
  expect(new Set(packs.map(({ manifest }) => manifest.elapsedMs)).size).toBe(1)
})

it('new rows are answered about at once, ahead of those who came before, and the old answer goes', async () => {
  const name = await publishCash('cash_new')
  const old = packOf(await ask(author, name))
  await author.ask('POST', '/api/runs', { app: name })
  app.wait(1000)
  await uploadCsv(app, author, { name: 'cash_new', csv: `${cashCsv}\nA0,2026-02-01,5` })
  await vi.waitFor(
    async () => {
      const rows = await app.context.db
        .selectFrom('answer')
        .select('number')
        .where('made_at', '=', app.now())
        .execute()
      expect(rows).toHaveLength(1)
    },
    { timeout: 30_000, interval: 100 },
  )
  const fresh = packOf(await ask(author, name))
  expect(fresh.manifest).toMatchObject({ from: 'stored', today: '2026-02-01' })
  expect(shownOf(fresh)).toEqual([['outlook', 'done', 31]])
  expect(codeOf(await author.ask('GET', old.manifest.url))).toBe('not-found')
  expect(await sweepAnswers(app.context)).toBe(1)
  expect(packOf(await ask(author, name)).manifest.from).toBe('stored')
  app.wait(15 * 24 * 3_600_000)
  await sweepAnswers(app.context)
  expect(await app.context.db.selectFrom('answer').select('key').execute()).toEqual([])
})

const ask = (browser: Browser, name: string, body: object = {}) =>
  browser.ask('POST', `/api/apps/${name}/answers`, body)

async function publishCash(source: string, { sql, more = '' }: { sql?: string; more?: string } = {}) {
  await uploadCsv(app, author, { name: source, csv: cashCsv })
  const files = cashApp(source, sql === undefined ? {} : { sql })
  const text = { 'app.md': `${files['app.md']}\n${more}` }
  const published = await publishDraft(author, await draftWith(author, text), 'private')
  if (published.statusCode !== 200) throw new Error(published.body)
  return published.json<{ name: string }>().name
}

function shownOf({ manifest }: AnswerPack) {
  return manifest.blocks.map(({ name, status, rows }) => [name, status, rows])
}

function storedRow(key: string) {
  return app.context.db.selectFrom('answer').selectAll().where('key', '=', key).executeTakeFirstOrThrow()
}

function packOf(answer: Answer): AnswerPack {
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return readAnswer(new Uint8Array(answer.rawPayload))
}
