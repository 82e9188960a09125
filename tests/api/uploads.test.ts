import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Problem } from '@aladdin/sdk/contract/problem.ts'
import type { UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { codeOf, draftWith, publishDraft } from '../support/apps.ts'
import { cashApp, cashCsv, startUpload, uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

test('a new version that lacks what an app reads is refused with the app named, until its author insists', async () => {
  const app = await buildTestApp()
  const analyst = await signInAs(app, 'chen.jing')
  await uploadCsv(app, analyst, { name: 'my_cash', csv: cashCsv })
  const draft = await draftWith(analyst, cashApp('my_cash'))
  expect((await publishDraft(analyst, draft, 'private')).statusCode).toBe(200)

  const lines = cashCsv.split('\n').map((line) => line.split(',').slice(0, 2).join(','))
  const upload = await previewOf(app, analyst, lines.join('\n'))
  const finish = (more: object) =>
    analyst.ask('POST', `/api/uploads/${upload.id}/dataset`, {
      name: 'my_cash',
      title: 'my_cash',
      plan: upload.plan,
      ...more,
    })
  const refused = await finish({})
  expect([refused.statusCode, codeOf(refused)]).toEqual([409, 'dataset-columns-lost'])
  const { title } = refused.json<Problem>()
  expect(title.zh).toContain('dispensed')
  expect(title.zh).toContain('「ATM 现金预测」')
  expect(title.en).toContain('ATM cash')
  expect(await versionOf(app, 'my_cash')).toBe(1)

  // another type is as good as gone
  const asText = upload.plan.columns.map((column) => ({
    ...column,
    type: 'text' as const,
    format: undefined,
  }))
  const retyped = await finish({ plan: { ...upload.plan, columns: asText } })
  expect(codeOf(retyped)).toBe('dataset-columns-lost')

  expect((await finish({ dropColumns: true })).statusCode).toBe(200)
  expect(await versionOf(app, 'my_cash')).toBe(2)
})

test('what a preview has read belongs to its owner, and ends with the upload', async () => {
  const app = await buildTestApp()
  const analyst = await signInAs(app, 'chen.jing')
  const other = await signInAs(app, 'zhou.min')
  const upload = await previewOf(app, analyst, cashCsv)
  const wish = { name: 'not_hers', title: 'x', plan: upload.plan }
  expect((await other.ask('POST', `/api/uploads/${upload.id}/dataset`, wish)).statusCode).toBe(404)
  expect((await other.ask('PUT', `/api/uploads/${upload.id}/plan`, upload.plan)).statusCode).toBe(404)
  expect((await analyst.ask('DELETE', `/api/uploads/${upload.id}`)).statusCode).toBe(200)
  expect(await workOf(app)).toEqual([])

  // a day later somebody else's upload takes the forgotten one with it
  await previewOf(app, analyst, cashCsv)
  expect(await workOf(app)).toHaveLength(1)
  app.wait(2 * 86_400_000)
  const later = await signInAs(app, 'zhou.min')
  await previewOf(app, later, cashCsv)
  expect(await workOf(app)).toHaveLength(1)
})

async function previewOf(app: TestApp, browser: Browser, csv: string): Promise<UploadPreview> {
  const answer = await startUpload(app, browser, { fileName: 'cash.csv', csv })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<UploadPreview>()
}

async function versionOf(app: TestApp, name: string): Promise<number | undefined> {
  const row = await app.context.db
    .selectFrom('dataset')
    .where('name', '=', name)
    .select('version')
    .executeTakeFirst()
  return row?.version
}

async function workOf(app: TestApp): Promise<string[]> {
  return await readdir(join(app.context.config.dataFolder, 'work'))
}
