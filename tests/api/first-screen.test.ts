import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { draftWith, publishDraft } from '../support/apps.ts'
import { cashApp, cashCsv, uploadCsv } from '../support/datasets.ts'
import { signInAs, type Browser } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

const host = '127.0.0.1:8080'
let webFolder: string
let app: TestApp
let author: Browser
let colleague: Browser
let name: string

beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'aladdin-web-'))
  await writeFile(join(webFolder, 'index.html'), '<!doctype html><html><head></head><body></body></html>')
  app = await buildTestApp({ webFolder, shared: true })
  author = await signInAs(app, 'chen.jing')
  colleague = await signInAs(app, 'zhou.min')
  await uploadCsv(app, author, { name: 'first_cash', csv: cashCsv })
  const published = await publishDraft(author, await draftWith(author, cashApp('first_cash')), 'private')
  name = published.json<{ name: string }>().name
})
afterAll(async () => {
  await app.close()
  await rm(webFolder, { recursive: true, force: true })
})

it('a page shows the first screen of its viewer before any script, once an answer is stored', async () => {
  expect(await page(author)).toMatchObject({ pictures: [], cache: 'no-cache' })
  await author.ask('POST', `/api/apps/${name}/answers`, {})
  // the first drawing reads its program, and no page waits for that
  const { pictures, cache } = await vi.waitUntil(
    async () => {
      const found = await page(author)
      return found.pictures.length > 0 && found
    },
    { timeout: 30_000, interval: 100 },
  )
  expect(cache).toBe('no-store')
  expect(pictures).toHaveLength(2)
  for (const svg of pictures) {
    expect(svg).toMatch(/^<svg /)
    expect(svg).toContain('<path')
    expect(svg).not.toMatch(/<script|foreignObject|href="http/)
  }
})

it('nobody else is shown it: not who may not open the app, not who is not signed in', async () => {
  expect((await page(colleague)).pictures).toEqual([])
  expect((await page(undefined)).pictures).toEqual([])
})

it('a picture speaks the language and wears the theme that its viewer chose', async () => {
  const shown = await vi.waitUntil(
    async () => {
      const found = await page(author, '; aladdin-look=en.dark')
      return found.pictures.length > 0 && found.pictures[0]
    },
    { timeout: 30_000, interval: 100 },
  )
  expect(shown).toContain('fill="#EEF1EF"')
})

it('what was shown is in the audit, and an address with another version has no picture', async () => {
  const rows = await app.context.db
    .selectFrom('audit')
    .where('action', '=', 'answer.deliver')
    .select('detail')
    .execute()
  expect(rows.some(({ detail }) => detail.includes('"from":"picture"'))).toBe(true)
  expect((await page(author, '', `/apps/${name}/v/7`)).pictures).toEqual([])
})

async function page(browser: Browser | undefined, cookies = '', url = `/apps/${name}`) {
  const cookie = `${browser?.cookie() ?? ''}${cookies}`
  const answer = await app.inject({ url, headers: { host, ...(cookie === '' ? {} : { cookie }) } })
  const sources = answer.body.matchAll(/"data:image\/svg\+xml;base64,([^"]+)"/g)
  return {
    pictures: [...sources].map(([, text = '']) => Buffer.from(text, 'base64').toString('utf8')),
    cache: answer.headers['cache-control'],
  }
}
