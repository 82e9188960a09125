import { afterAll, beforeAll, expect, it } from 'vitest'
import type { HelpPage, HelpSummary } from '@aladdin/sdk/contract/help.ts'
import { RunWorker } from '@aladdin/sdk/node/run-in-worker.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let reader: Browser
const worker = new RunWorker()

beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  reader = await signInAs(app, 'liu.yang')
})
afterAll(async () => {
  await worker.close()
  await app.close()
})

async function found(search: string): Promise<string[]> {
  const answer = await reader.ask('GET', `/api/help?search=${encodeURIComponent(search)}`)
  return answer.json<{ items: HelpSummary[] }>().items.map(({ name }) => name)
}

it('help is there without any data of the bank, in its order of reading', async () => {
  expect(await found('')).toEqual(['first-app', 'blocks', 'parameters', 'your-data', 'sql-for-excel'])
})

it('a help page is found by Chinese, by sound, by initials and by English', async () => {
  expect([
    await found('可选条件'),
    await found('kexuan'),
    await found('kxtj'),
    await found('optional'),
  ]).toEqual(Array.from({ length: 4 }, () => ['parameters']))
  expect(await found('zzzz')).toEqual([])
})

it('every help page runs without a failing block, and each of its blocks can be copied', async () => {
  for (const name of await found('')) {
    const page = (await reader.ask('GET', `/api/help/${name}`)).json<HelpPage>()
    const branch = reader.session.position.branch
    const outcome = await worker.run({
      app: page.app,
      datasets: [],
      inputs: { parameters: {}, today: page.today, seed: 1 },
      fallbackDay: page.today,
      scope: { branch, branches: [branch] },
      rowLimit: 1000,
      relationRows: 0,
      deadlineMs: 30_000,
    })
    const failed = Object.entries(outcome.blocks).filter(([, block]) => block.failure !== undefined)
    expect(failed, name).toEqual([])
    expect(page.examples.map((example) => example.name)).toEqual(page.app.blocks.map((block) => block.name))
    for (const { kind, name: block, text } of page.examples) {
      expect(text.startsWith(`\`\`\`${kind} ${block}\n`), text).toBe(true)
    }
  }
})

it('help is no app: it stands in no gallery and on no board', async () => {
  expect((await reader.ask('GET', '/api/apps')).json<{ items: object[] }>().items).toEqual([])
  expect((await reader.ask('GET', '/api/help/never-written')).statusCode).toBe(404)
})
