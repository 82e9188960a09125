import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { fromOurPages } from '../support/sign-in.ts'
import { startProcess, type ServerProcess } from '../support/server-process.ts'
import { buildTestApp } from '../support/test-app.ts'

/** The most that a file may grow to while the disk is full: enough for a small app, too little for what is tried. */
const fileBytes = 1_200_000
let folder: string
let cookie: string
let server: ServerProcess

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-full-disk-'))
  const app = await buildTestApp({ dataFolder: folder, shared: true })
  await app.close()
  server = await startProcess({ folder })
  const signedIn = await server.ask('POST', '/api/session', { name: 'chen.jing', password: 'aladdin-demo' })
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
})
afterEach(async () => {
  await server?.kill()
  await rm(folder, { recursive: true, force: true })
})

/** The same folder on a disk that is full, or has room again. */
async function restart(disk: 'full' | 'roomy'): Promise<void> {
  await server.kill()
  server = await startProcess({ folder, cookie, ...(disk === 'full' ? { fileBytes } : {}) })
}

const appText = (more = '') => `---
format: 1
title: 一个应用
topic: channels
---

\`\`\`sql answer
select 1 as answer
\`\`\`
${more}`

it('a disk that is full refuses a publication in a sentence, shows nothing of it, and publishes again once there is room', async () => {
  const blocks = Array.from({ length: 32 }, (_, index) => `large_${index}`)
  const files: Record<string, string> = {
    'app.md': appText(blocks.map((block) => `\n\`\`\`sql ${block}\n\`\`\`\n`).join('')),
  }
  for (const block of blocks) files[`queries/${block}.sql`] = `select 1 as one -- ${'x'.repeat(60_000)}`
  const large = { name: 'too-large-for-the-disk', visibility: 'bank', files }
  await restart('full')
  const refused = await server.ask('POST', '/api/apps', large)
  expect([refused.status, await refused.json()]).toMatchObject([507, { code: 'disk-full' }])
  expect((await server.ask('GET', `/api/apps/${large.name}`)).status).toBe(404)
  expect(await readdir(join(folder, 'work'))).toEqual([])
  const small = { name: 'small', visibility: 'bank', files: { 'app.md': appText() } }
  expect((await server.ask('POST', '/api/apps', small)).status).toBe(200)
  await restart('roomy')
  const again = await server.ask('POST', '/api/apps', large)
  expect([again.status, await again.json()]).toEqual([200, { name: large.name, version: 1 }])
}, 240_000)

it('a disk that is full refuses to make a dataset in the same sentence, keeps the file, and makes it once there is room', async () => {
  await restart('roomy')
  const { id, plan } = await upload()
  const finish = () => server.ask('POST', `/api/uploads/${id}/dataset`, { name: 'mine', title: 'mine', plan })
  await restart('full')
  const refused = await finish()
  expect([refused.status, await refused.json()]).toMatchObject([507, { code: 'disk-full' }])
  expect((await server.ask('GET', '/api/datasets/mine')).status).toBe(404)
  expect([await readdir(join(folder, 'work')), await readdir(join(folder, 'uploads'))]).toEqual([[], [id]])
  await restart('roomy')
  expect((await finish()).status).toBe(200)
  const { dataset } = (await (await server.ask('GET', '/api/datasets/mine')).json()) as {
    dataset: { rows: number }
  } // the contract's own reply
  expect(dataset.rows).toBe(rows)
}, 240_000)

/** Rows that hardly compress, so that what is written of them is large. */
const rows = 60_000
const csv = [
  'code,amount',
  ...Array.from({ length: rows }, (_, at) => {
    const noise = ((at * 2_654_435_761) % 4_294_967_296).toString(36)
    return `${noise}${at}${((at * 48_271) % 2_147_483_647).toString(36)}${(at * 7919) % 999_983},${at % 1000}.5`
  }),
].join('\n')

async function upload(): Promise<UploadPreview> {
  const answer = await fetch(`${server.origin}/api/uploads?fileName=mine.csv`, {
    method: 'POST',
    headers: { ...fromOurPages, cookie, 'content-type': 'text/csv' },
    body: csv,
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as UploadPreview // the contract's own reply
}
