import { createLog } from '@aladdin/server/src/platform/log.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readAnswer, type AnswerPack } from '@aladdin/sdk/runtime/answer-pack.ts'
import { answerStates } from '@aladdin/sdk/runtime/answer-states.ts'
import { draftWith, publishDraft } from '../support/apps.ts'
import { cashApp, cashCsv, uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type Answer, type TestApp } from '../support/test-app.ts'

let app: TestApp
let author: Browser
beforeAll(async () => {
  app = await buildTestApp({ shared: true, log: createLog('error') })
  author = await signInAs(app, 'chen.jing')
})
afterAll(() => app.close())

it('an app is answered on the server for its viewer, and the second time from the store', async () => {
  const name = await publishCash('cash_one')
  const first = packOf(await author.ask('POST', `/api/apps/${name}/answers`, {}))
  expect(first.manifest).toMatchObject({ version: 1, from: 'server', today: '2026-01-30' })
  expect(first.manifest.blocks.map(({ name: block, status, rows }) => [block, status, rows])).toEqual([
    ['outlook', 'done', 30],
  ])
  const state = answerStates(first).get('outlook')
  expect(state?.status === 'done' && state.result.table.get(0)?.toJSON()).toMatchObject({ amount: 2010 })
  const second = packOf(await author.ask('POST', `/api/apps/${name}/answers`, {}))
  expect(second.manifest).toEqual({ ...first.manifest, from: 'stored' })
  const read = await author.ask('GET', first.manifest.url)
  expect(packOf(read)).toEqual(second)
})

async function publishCash(source: string): Promise<string> {
  await uploadCsv(app, author, { name: source, csv: cashCsv })
  const published = await publishDraft(author, await draftWith(author, cashApp(source)), 'private')
  if (published.statusCode !== 200) throw new Error(published.body)
  return published.json<{ name: string }>().name
}

function packOf(answer: Answer): AnswerPack {
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return readAnswer(new Uint8Array(answer.rawPayload))
}
