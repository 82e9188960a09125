import { DefaultQueryExecutor, type CompiledQuery } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { cashCsv, uploadCsv } from '../support/datasets.ts'
import { callsOn, makePrivateThings, neverWas, type Names } from '../support/private-things.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type Answer, type TestApp } from '../support/test-app.ts'

let app: TestApp
let stranger: Browser
let foreign: Names
beforeAll(async () => {
  app = await buildTestApp({ shared: true })
  const owner = await signInAs(app, 'chen.jing')
  await uploadCsv(app, owner, { name: 'my_cash', csv: cashCsv })
  foreign = await makePrivateThings(owner, { dataset: 'my_cash', model: 'mine-alone' })
  await insertModel(owner)
  stranger = await signInAs(app, 'zhou.min')
})
afterAll(() => app.close())

/** As publishing leaves it, without a fit: what it has learned is not asked for here. */
async function insertModel(owner: Browser): Promise<void> {
  const { db } = app.context
  const { id: ownerId } = await db
    .selectFrom('person')
    .where('name', '=', 'chen.jing')
    .select('id')
    .executeTakeFirstOrThrow()
  const { id: appId } = await db
    .selectFrom('app')
    .where('name', '=', foreign.app)
    .select('id')
    .executeTakeFirstOrThrow()
  const made = { owner_id: ownerId, branch_id: 'XA', created_at: app.now() }
  const title = { title_zh: '模型', title_en: 'Model' }
  const model = {
    id: 'M1',
    name: foreign.model,
    method: 'scorecard',
    version: 1,
    visibility: 'private',
  } as const
  await db
    .insertInto('model')
    .values({ ...model, ...title, ...made })
    .execute()
  await db
    .insertInto('model_version')
    .values({
      model_id: 'M1',
      number: 1,
      app_id: appId,
      app_number: 1,
      block: 'daily',
      fitted_hash: '0'.repeat(64),
      rows: 1,
      datasets: '[]',
      fitted_on: '2026-03-01',
      quality: '{}',
      created_at: app.now(),
      created_by: ownerId,
      position_id: owner.session.position.id,
      branch_id: 'XA',
    })
    .execute()
}

/** Every statement that the server asks its database while it answers. */
async function watched(ask: () => Promise<Answer>) {
  const seen: string[] = []
  // `executeQuery` stands on the class that it extends
  const queries = vi.spyOn(Object.getPrototypeOf(DefaultQueryExecutor.prototype), 'executeQuery')
  try {
    const answer = await ask()
    // typed as what the class takes
    for (const [query] of queries.mock.calls as [CompiledQuery][]) seen.push(query.sql)
    return { answer, seen }
  } finally {
    queries.mockRestore()
  }
}

it('what is private to someone else is answered as what never was: status, headers, words, and the same work', async () => {
  const absent = callsOn(neverWas)
  for (const [index, [method, url, body]] of callsOn(foreign).entries()) {
    const [, nowhere, nothing] = absent[index]!
    const there = await watched(() => stranger.ask(method, url, body))
    const never = await watched(() => stranger.ask(method, nowhere, nothing))
    expect(described(there.answer), url).toEqual(described(never.answer))
    // a draft that is nobody's here has no earlier texts either
    expect(there.answer.statusCode, url).toBe(url.endsWith('/history') ? 200 : 404)
    expect(there.seen.length, url).toBeGreaterThan(0)
    expect(there.seen, url).toEqual(never.seen)
  }
})

/** All that a caller sees, but for what every answer has of its own. */
function described({ statusCode, headers, body }: Answer) {
  const own = new Set(['date', 'x-request-id', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'set-cookie'])
  const { requestId: _requestId, ...problem } = JSON.parse(body) as Record<string, unknown> // a problem is JSON
  return {
    statusCode,
    problem,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !own.has(name))),
  }
}
