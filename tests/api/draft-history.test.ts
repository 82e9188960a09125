import { expect, it } from 'vitest'
import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import { draftWith } from '../support/apps.ts'
import { cashApp, cashCsv, uploadCsv } from '../support/datasets.ts'
import { signInAs } from '../support/sign-in.ts'
import { buildTestApp } from '../support/test-app.ts'

it('what stood in a draft before comes back word for word, and only to its author', async () => {
  const app = await buildTestApp()
  const author = await signInAs(app, 'chen.jing')
  const colleague = await signInAs(app, 'zhang.guoqiang')
  const draft = await draftWith(author, cashApp('cash', { title: 'first' }))
  const path = `/api/drafts/${draft.id}`
  const save = async (title: string) => {
    const { revision } = (await author.ask('GET', path)).json<Draft>()
    await author.ask('PUT', path, { revision, files: cashApp('cash', { title }) })
  }
  const history = async () =>
    (await author.ask('GET', `${path}/history`)).json<{ items: { revision: number }[] }>().items

  const before = await history()
  await save('second')
  await save('third')
  expect(await history()).toEqual(before) // words that stood for seconds are not kept one by one
  app.wait(10 * 60_000)
  await save('fourth')
  app.wait(10 * 60_000)
  await save('fifth')
  const [newest] = await history()
  const kept = await author.ask('GET', `${path}/history/${newest?.revision}`)
  expect(kept.json<{ files: object }>().files).toEqual(cashApp('cash', { title: 'fourth' }))
  expect((await colleague.ask('GET', `${path}/history`)).json()).toEqual({ items: [] })
  expect((await colleague.ask('GET', `${path}/history/${newest?.revision}`)).statusCode).toBe(404)
})

it('the catalog counts what reaches me by subject area', async () => {
  const app = await buildTestApp()
  const author = await signInAs(app, 'chen.jing')
  await uploadCsv(app, author, { name: 'my_cash', csv: cashCsv })
  const { items } = (await author.ask('GET', '/api/domains')).json<{ items: { datasets: number }[] }>()
  const { items: datasets } = (await author.ask('GET', '/api/datasets?limit=100')).json<{ items: object[] }>()
  expect(datasets).not.toEqual([])
  expect(items.reduce((sum, { datasets: count }) => sum + count, 0)).toBe(datasets.length)
})
