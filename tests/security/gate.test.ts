import { afterAll, beforeAll, expect, it } from 'vitest'
import { people } from '@aladdin/catalog/people.ts'
import type { Extract } from '@aladdin/sdk/contract/extracts.ts'
import { openNodeEngine } from '@aladdin/sdk/node/engine.ts'
import { signInAs } from '../support/sign-in.ts'
import { buildDemoBank } from '../support/demo-bank.ts'
import type { TestApp } from '../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await buildDemoBank()
}, 180_000)
afterAll(() => app.close())

async function extractOf(login: string, source: string): Promise<Extract | undefined> {
  const browser = await signInAs(app, login)
  const answer = await browser.ask('POST', '/api/extracts', { datasets: [{ alias: 'data', source }] })
  return answer.json<{ items: Extract[] }>().items[0]
}

it('the file that a person receives holds only rows of her own branches', async () => {
  for (const login of ['chen.jing', 'ma.lijuan', 'zhao.qian', 'zhou.min']) {
    const browser = await signInAs(app, login)
    const extract = await extractOf(login, 'atm_cash_daily')
    const bytes = await browser.ask('GET', extract?.url ?? '')
    const engine = await openNodeEngine()
    await engine.attachFile('cash', new Uint8Array(bytes.rawPayload))
    const { table } = await engine.query('select distinct branch_id from ds_cash.main.data')
    const own = new Set<string>(browser.session.branches.map(({ id }) => id))
    const received = table.toArray().map((row) => String(row['branch_id']))
    expect(received.filter((branch) => !own.has(branch))).toEqual([])
    expect(extract?.rows === 0 || received.length > 0).toBe(true)
    await engine.close()
  }
}, 120_000)

it('two people share a file exactly when their entitlements are equal', async () => {
  const keys = new Map<string, string>()
  for (const { login } of people) keys.set(login, (await extractOf(login, 'atm_cash_daily'))?.key ?? '')
  // both are analysts of the whole Xi'an branch
  expect(keys.get('zhang.guoqiang')).toBe(keys.get('chen.jing'))
  expect(keys.get('zhou.min')).not.toBe(keys.get('chen.jing'))
  expect(keys.get('ma.lijuan')).not.toBe(keys.get('chen.jing'))
}, 120_000)

it('an address of someone else’s file leads nowhere, even with a right of one’s own to the dataset', async () => {
  const foreign = await extractOf('zhou.min', 'atm_cash_daily')
  const browser = await signInAs(app, 'chen.jing')
  expect((await browser.ask('GET', foreign?.url ?? '')).statusCode).toBe(404)
})

it('a narrower policy holds from the next request on, and the old address is gone', async () => {
  const analyst = await signInAs(app, 'xu.lin')
  const before = await extractOf('xu.lin', 'complaint')
  expect(before?.rows).toBeGreaterThan(0)
  const steward = await signInAs(app, 'he.xuemei')
  const { version } = (await steward.ask('GET', '/api/datasets/complaint/policy')).json<{ version: number }>()
  const closed = { grants: [{ roles: ['steward'], rows: { rule: 'all' }, columns: {} }] }
  await steward.ask('PUT', '/api/datasets/complaint/policy', { version, policy: closed })
  expect((await analyst.ask('GET', before?.url ?? '')).statusCode).toBe(404)
  expect(await extractOf('xu.lin', 'complaint')).toMatchObject({ rows: 0 })
})

it('a policy that names what does not exist, or contradicts itself, is refused when it is saved', async () => {
  const steward = await signInAs(app, 'he.xuemei')
  const { version } = (await steward.ask('GET', '/api/datasets/atm/policy')).json<{ version: number }>()
  const save = (policy: object) => steward.ask('PUT', '/api/datasets/atm/policy', { version, policy })
  const all = { rule: 'all' }
  const misspelt = { rule: 'within', column: 'brnach_id', attribute: 'branches' }
  const refused = [
    { grants: [{ roles: ['analyst'], rows: misspelt, columns: {} }] },
    { grants: [{ roles: ['analyst'], rows: all, columns: { no_column: { treatment: 'hidden' } } }] },
    {
      grants: [
        { roles: ['analyst'], rows: all, columns: {} },
        { roles: ['analyst'], rows: all, columns: { site_kind: { treatment: 'hidden' } } },
      ],
    },
    {
      grants: [
        {
          roles: ['analyst'],
          rows: { rule: 'within', column: 'branch_id', attribute: 'everything' },
          columns: {},
        },
      ],
    },
  ]
  for (const policy of refused) {
    const answer = await save(policy)
    expect(answer.statusCode, JSON.stringify(policy)).toBeGreaterThanOrEqual(400)
  }
  expect((await steward.ask('GET', '/api/datasets/atm/policy')).json()).toMatchObject({ version })
})

it('no one but its owner, a steward and an administrator reads a policy', async () => {
  for (const login of ['chen.jing', 'liu.yang']) {
    const browser = await signInAs(app, login)
    expect((await browser.ask('GET', '/api/datasets/dim_calendar/policy')).statusCode).toBe(403)
  }
})
