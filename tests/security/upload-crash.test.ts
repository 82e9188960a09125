import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IngestPlan, UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { fromOurPages } from '../support/sign-in.ts'
import { buildTestApp } from '../support/test-app.ts'

/** The real program in a process of its own, in a folder that knows the demo's people. */
let folder: string
let server: ChildProcess
let origin: string
let cookie: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-upload-crash-'))
  const app = await buildTestApp({ dataFolder: folder, shared: true })
  await app.close()
  await start()
  const answer = await ask('POST', '/api/session', { name: 'chen.jing', password: 'aladdin-demo' })
  cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
})
afterEach(async () => {
  await kill(server)
  await rm(folder, { recursive: true, force: true })
})

/** Rows that hardly compress, so that what is written of them is large. */
const rows = 60_000
const csv = [
  'code,amount,day',
  ...Array.from({ length: rows }, (_, at) => {
    const noise = ((at * 2_654_435_761) % 4_294_967_296).toString(36)
    return `${noise}${at}${((at * 48_271) % 2_147_483_647).toString(36)}${(at * 7919) % 999_983},${at % 1000}.5,2026-01-0${1 + (at % 9)}`
  }),
].join('\n')

/** What the author asks for in the end: what the preview has read, or another reading of the file. */
const wishes: readonly (readonly [string, (plan: IngestPlan) => IngestPlan])[] = [
  ['the plan of the preview', (plan) => plan],
  [
    'another type',
    (plan) => ({
      ...plan,
      columns: plan.columns.map(({ header, name }) => ({ header, name, type: 'text', include: true })),
    }),
  ],
]

test.each(wishes)(
  'a server that is killed while it makes a dataset (%s) leaves none, and the upload is finished after its next start',
  async (_what, wanted) => {
    const { id, plan } = await upload()
    const finishing = finish(id, wanted(plan)).catch(() => undefined)
    await written('snapshot.duckdb')
    await kill(server)
    expect(await finishing).toBeUndefined()

    await start()
    expect((await ask('GET', '/api/datasets/mine')).status).toBe(404)
    expect(await readdir(join(folder, 'work'))).toEqual([])
    expect(await readdir(join(folder, 'uploads'))).toEqual([id])
    expect((await finish(id, wanted(plan))).status).toBe(200)
    expect((await dataset()).dataset.rows).toBe(rows)
    expect([await readdir(join(folder, 'work')), await readdir(join(folder, 'uploads'))]).toEqual([[], []])
  },
  180_000,
)

test('a reader that is killed while it makes a dataset leaves none, and the next attempt makes it', async () => {
  const { id, plan } = await upload()
  const wanted = wishes[1]?.[1](plan) ?? plan
  const finishing = finish(id, wanted)
  await written('snapshot.duckdb')
  for (const pid of childrenOf(server)) process.kill(pid, 'SIGKILL')
  const refused = await finishing
  expect(refused.status).toBeGreaterThanOrEqual(400)
  expect((await ask('GET', '/api/datasets/mine')).status).toBe(404)
  expect((await finish(id, wanted)).status).toBe(200)
  expect((await dataset()).dataset.rows).toBe(rows)
}, 180_000)

async function start(): Promise<void> {
  const main = join(import.meta.dirname, '../../server/src/main.ts')
  server = spawn(process.execPath, [main], {
    env: { ALADDIN_DATA: folder, ALADDIN_PORT: '0', PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  origin = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.once('exit', () => reject(new Error('the server ended before it was ready')))
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /READY (\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
  })
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

function ask(method: string, path: string, body?: object): Promise<Response> {
  return fetch(`${origin}${path}`, {
    method,
    headers: {
      ...fromOurPages,
      origin,
      cookie: cookie ?? '',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

function send(): Promise<Response> {
  return fetch(`${origin}/api/uploads?fileName=mine.csv`, {
    method: 'POST',
    headers: { ...fromOurPages, origin, cookie, 'content-type': 'text/csv' },
    body: csv,
  })
}

async function upload(): Promise<UploadPreview> {
  const answer = await send()
  expect(answer.status).toBe(200)
  return (await answer.json()) as UploadPreview // the contract's own reply
}

function finish(id: string, plan: IngestPlan): Promise<Response> {
  return ask('POST', `/api/uploads/${id}/dataset`, { name: 'mine', title: 'mine', plan })
}

async function dataset(): Promise<{ dataset: { rows: number } }> {
  return (await (await ask('GET', '/api/datasets/mine')).json()) as { dataset: { rows: number } } // likewise
}

/** Resolves as soon as a file of this name lies in one of the folders of work in progress. */
async function written(name: string): Promise<void> {
  for (;;) {
    const files = await readdir(join(folder, 'work'), { recursive: true }).catch(() => [])
    if (files.some((file) => file.endsWith(name))) return
    await setImmediate()
  }
}

function childrenOf({ pid }: ChildProcess): number[] {
  const listed = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)])
  return listed.toString().trim().split(/\s+/).map(Number)
}
