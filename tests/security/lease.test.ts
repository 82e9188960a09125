import { expect, it } from 'vitest'
import type { Extract } from '@aladdin/sdk/contract/extracts.ts'
import type { Policy } from '@aladdin/sdk/contract/policy.ts'
import type { OpenedRun } from '@aladdin/sdk/contract/runs.ts'
import { codeOf, draftWith, publishDraft } from '../support/apps.ts'
import { cashApp, cashCsv, uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp } from '../support/test-app.ts'

/** A colleague in another branch looks at an app on data that everyone may see. */
async function openApp() {
  const app = await buildTestApp()
  const owner = await signInAs(app, 'chen.jing')
  const steward = await signInAs(app, 'he.xuemei')
  await uploadCsv(app, owner, { name: 'my_cash', csv: cashCsv })
  await owner.ask('PUT', '/api/datasets/my_cash/visibility', { visibility: 'bank' })
  await save(steward, {})
  const published = await publishDraft(owner, await draftWith(owner, cashApp('my_cash')), 'bank')
  const { name } = published.json<{ name: string }>()
  const viewer = await signInAs(app, 'zhou.min')
  const run = (await viewer.ask('POST', '/api/runs', { app: name })).json<OpenedRun>()
  return { app, owner, steward, viewer, run, name }
}

async function save(steward: Browser, columns: Policy['grants'][number]['columns']): Promise<void> {
  const { version } = (await steward.ask('GET', '/api/datasets/my_cash/policy')).json<{ version: number }>()
  const policy: Policy = { grants: [{ roles: ['analyst', 'steward'], rows: { rule: 'all' }, columns }] }
  const answer = await steward.ask('PUT', '/api/datasets/my_cash/policy', { version, policy })
  if (answer.statusCode !== 200) throw new Error(answer.body)
}

const leaseOf = (viewer: Browser, { run }: OpenedRun) => viewer.ask('GET', `/api/runs/${run}/lease`)

it('an open app keeps its rows while nothing changes, and while new data comes', async () => {
  const { app, owner, viewer, run } = await openApp()
  expect((await leaseOf(viewer, run)).json()).toEqual({ holds: true })
  await uploadCsv(app, owner, { name: 'my_cash', csv: `${cashCsv}\nA0,2026-02-01,5` })
  expect((await leaseOf(viewer, run)).json()).toEqual({ holds: true })
}, 60_000)

it('an open app loses them when a policy gives less, and the next opening is given less at once', async () => {
  const { steward, viewer, run, name } = await openApp()
  await save(steward, { dispensed: { treatment: 'hidden' } })
  expect((await leaseOf(viewer, run)).json()).toEqual({ holds: false })
  expect((await viewer.ask('GET', run.extracts[0]!.url)).statusCode).toBe(404)
  const again = (await viewer.ask('POST', '/api/runs', { app: name })).json<OpenedRun>()
  expect(again.extracts[0]!.columns.map((column: Extract['columns'][number]) => column.name)).toEqual([
    'atm_id',
    'date',
  ])
  expect((await leaseOf(viewer, again)).json()).toEqual({ holds: true })
}, 60_000)

it('an open app loses them when its data or the app itself is shared with her no more, or she moves', async () => {
  const { app, owner, viewer, run, name } = await openApp()
  const { db } = app.context
  await owner.ask('PUT', '/api/datasets/my_cash/visibility', { visibility: 'private' })
  expect((await leaseOf(viewer, run)).json()).toEqual({ holds: false })
  await owner.ask('PUT', '/api/datasets/my_cash/visibility', { visibility: 'bank' })
  expect((await leaseOf(viewer, run)).json()).toEqual({ holds: true })
  await db.updateTable('app').set({ withdrawn_at: 1 }).where('name', '=', name).execute()
  expect((await leaseOf(viewer, run)).json()).toEqual({ holds: false })
  await db.updateTable('app').set({ withdrawn_at: null }).where('name', '=', name).execute()
  await db
    .updateTable('position')
    .set({ to_date: '2026-03-01' })
    .where('id', '=', viewer.session.position.id)
    .execute()
  expect((await leaseOf(viewer, run)).statusCode).toBe(401)
}, 60_000)

it('the run of someone else is as absent as none', async () => {
  const { owner, run } = await openApp()
  expect(codeOf(await leaseOf(owner, run))).toBe('not-found')
  expect(codeOf(await owner.ask('GET', '/api/runs/01ARZ3NDEKTSV4RRFFQ69G5FAV/lease'))).toBe('not-found')
}, 60_000)
