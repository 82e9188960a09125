import { expect, it } from 'vitest'
import type { Draft, DraftSummary } from '@aladdin/sdk/contract/workbench.ts'
import { draftWith } from '../support/apps.ts'
import { cashApp, cashCsv, uploadCsv } from '../support/datasets.ts'
import { signInAs } from '../support/sign-in.ts'
import { buildTestApp } from '../support/test-app.ts'

it('a deleted draft comes back as it was, for its author alone', async () => {
  const app = await buildTestApp()
  const author = await signInAs(app, 'chen.jing')
  const colleague = await signInAs(app, 'zhang.guoqiang')
  const { id } = await draftWith(author, cashApp('cash', { title: 'kept' }))
  const list = async () =>
    (await author.ask('GET', '/api/drafts')).json<{ items: DraftSummary[] }>().items.map((draft) => draft.id)
  await author.ask('DELETE', `/api/drafts/${id}`)
  expect(await list()).toEqual([])
  expect((await colleague.ask('POST', `/api/drafts/${id}/restoration`)).statusCode).toBe(404)
  expect(await list()).toEqual([])
  expect((await author.ask('POST', `/api/drafts/${id}/restoration`)).statusCode).toBe(200)
  expect(await list()).toEqual([id])
  const draft = (await author.ask('GET', `/api/drafts/${id}`)).json<Draft>()
  expect(draft.files).toEqual(cashApp('cash', { title: 'kept' }))
  await app.close()
})

it('an app begun from one version of a table reads that version for good', async () => {
  const app = await buildTestApp()
  const author = await signInAs(app, 'chen.jing')
  await uploadCsv(app, author, { name: 'my_cash', csv: cashCsv })
  const begin = (version?: number) =>
    author.ask('POST', '/api/drafts', { from: 'dataset', dataset: 'my_cash', ...(version && { version }) })
  const pinned = (await begin(1)).json<Draft>()
  const newest = (await begin()).json<Draft>()
  expect(pinned.files['app.md']).toContain('source: my_cash@1\n')
  expect(newest.files['app.md']).toContain('source: my_cash\n')
  expect((await begin(7)).statusCode).toBeGreaterThanOrEqual(400)
  await app.close()
})
