import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openForReading } from '@aladdin/server/src/database/connection.ts'
import { startProcess, type ServerProcess } from '../support/server-process.ts'
import { buildTestApp } from '../support/test-app.ts'

const admin = join(import.meta.dirname, '../../server/src/admin.ts')
let folder: string
let cookie: string
let server: ServerProcess

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-publish-crash-'))
  const app = await buildTestApp({ dataFolder: folder, shared: true })
  await app.close()
  server = await startProcess({ folder })
  const signedIn = await server.ask('POST', '/api/session', { name: 'chen.jing', password: 'aladdin-demo' })
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  await server.kill()
}, 120_000)
afterAll(async () => {
  await server?.kill()
  await rm(folder, { recursive: true, force: true })
})

interface Wish {
  readonly name: string
  readonly visibility: 'bank'
  readonly files: Readonly<Record<string, string>>
}

const wishOf = (number: number): Wish => ({
  name: `crash-${number}`,
  visibility: 'bank',
  files: {
    'app.md': `---
format: 1
title: 第 ${number} 个
topic: channels
---

\`\`\`sql answer
select ${number} as answer
\`\`\`
`,
  },
})

/** Moments of a publication, in their order; each is the last thing that the server does. */
const moments: readonly ((name: string, blobs: number) => Promise<void>)[] = [
  async () => undefined,
  (_, blobs) => until(async () => (await blobsOnDisk()) > blobs),
  (_, blobs) => until(async () => (await blobsOnDisk()) > blobs + 2),
  (name) => until(async () => (await versionsOnDisk()).some((row) => row.name === name)),
]

it('a server that is killed while it publishes loses no version that it told of, shows no half one, and answers a retry with the same version', async () => {
  const told: Wish[] = []
  for (const [number, moment] of moments.entries()) {
    server = await startProcess({ folder, cookie })
    await publishAgain(told, number - 1)
    const { name, ...wish } = wishOf(number)
    const blobs = await blobsOnDisk()
    const answer = server.ask('POST', '/api/apps', { name, ...wish }).catch(() => undefined)
    // whichever comes first: a publication that was refused reaches no later moment
    await Promise.race([moment(name, blobs), answer.then(expectNoRefusal)])
    await server.kill()
    await answer
    await checkFolder(told)
  }
  server = await startProcess({ folder, cookie })
  await publishAgain(told, moments.length - 1)
  await checkFolder(told)
  expect(await readdir(join(folder, 'work'))).toEqual([])
  for (const { name } of told) {
    const page = await server.ask('GET', `/api/apps/${name}`)
    const { app } = (await page.json()) as { app: { picture: string } } // the contract's own reply
    expect(await (await server.ask('GET', app.picture)).text()).toContain('<svg')
  }
  const verdict = spawnSync(process.execPath, [admin, 'audit', 'verify'], {
    env: { ...process.env, ALADDIN_DATA: folder },
    encoding: 'utf8',
  })
  expect({ status: verdict.status, said: verdict.stdout + verdict.stderr }).toMatchObject({ status: 0 })
}, 300_000)

/** What the last kill cut off: its version is the first one, whether it came through or not. */
async function publishAgain(told: Wish[], number: number): Promise<void> {
  if (number < 0) return
  const wish = wishOf(number)
  const answer = await server.ask('POST', '/api/apps', wish)
  expect([answer.status, await answer.json()]).toEqual([200, { name: wish.name, version: 1 }])
  told.push(wish)
}

/** What lies on disk, read without the server: every version there is whole, and none that was told of is missing. */
async function checkFolder(told: readonly Wish[]): Promise<void> {
  const rows = await versionsOnDisk()
  for (const row of rows) {
    expect(row.number).toBe(row.version)
    for (const hash of [row.files_hash, row.app_hash, row.picture_hash, row.picture_en_hash]) {
      if (hash !== null) expect(await hashOnDisk(hash)).toBe(hash)
    }
  }
  for (const { name, files } of told) {
    const own = rows.filter((row) => row.name === name)
    expect(own, name).toMatchObject([{ number: 1 }])
    expect(JSON.parse(await readFile(blobPath(own[0]?.files_hash ?? ''), 'utf8'))).toEqual(files)
  }
}

function expectNoRefusal(answer: Response | undefined): void {
  if (answer !== undefined) expect(answer.status).toBe(200)
}

async function versionsOnDisk() {
  const db = openForReading(join(folder, 'aladdin.sqlite'))
  try {
    return await db
      .selectFrom('app')
      .innerJoin('app_version', 'app_version.app_id', 'app.id')
      .select(['app.name', 'app.version', 'app_version.number', 'app_version.files_hash'])
      .select(['app_version.app_hash', 'app_version.picture_hash', 'app_version.picture_en_hash'])
      .execute()
  } finally {
    await db.destroy()
  }
}

async function blobsOnDisk(): Promise<number> {
  const names = await readdir(join(folder, 'blobs'), { recursive: true })
  return names.filter((name) => name.includes('/')).length
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setImmediate()
}

const blobPath = (hash: string) => join(folder, 'blobs', hash.slice(0, 2), hash)

async function hashOnDisk(hash: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(blobPath(hash)))
    .digest('hex')
}
