import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { quantile, type Figure } from './figure.ts'
import { makeLargeBank } from './large-bank.ts'
import { largeBank } from './large-bank/size.ts'
import { demoPassword } from './visitor.ts'

const perSecond = 50
const seconds = 30
const warmUpSeconds = 3

const search = (text: string) => `/api/apps?search=${encodeURIComponent(text)}`

/** What people ask while they look for an app, by the figure that it belongs to. */
const questions: Readonly<Record<string, readonly string[]>> = {
  'gallery page': [
    '/api/apps',
    '/api/apps?order=rising',
    '/api/apps?order=newest',
    '/api/apps?order=branch',
    '/api/apps?topic=channels',
    '/api/apps?branch=XA&order=newest',
    '/api/apps?dataset=table_7&order=rising',
    `/api/apps?tag=${encodeURIComponent('标签7')}`,
    '/api/apps?starred=true',
    '/api/apps?topic=risk&order=branch',
    'next',
  ],
  facets: ['/api/gallery/facets', '/api/gallery/facets?topic=channels', '/api/gallery/facets?search=xjyc'],
  search: [
    search('现金'),
    search('现金预测'),
    search('xianjin'),
    search('xjyc'),
    search('cash'),
    search('理财 cash'),
    `${search('yc')}&order=popular&topic=risk`,
  ],
  'app page': ['/api/apps/app-1', '/api/apps/app-11', '/api/apps/app-2501', '/api/apps/app-4996'],
  comments: ['/api/apps/app-11/comments'],
  leaderboard: ['week', 'quarter', 'all'].map((window) => `/api/leaderboard?window=${window}`),
}

/** Finding an app in a bank of thousands, asked of a server of its own at an even pace whether it keeps up or not. */
export async function measureGalleryLoad(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-load-'))
  try {
    await makeLargeBank(folder)
    return await loadFolder(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The load alone, on a bank that is there. */
export async function loadFolder(folder: string): Promise<Figure[]> {
  const server = await startServer(folder)
  try {
    const times = await ask(server.origin)
    const cpu = await server.cpuSeconds()
    return [
      ...Object.entries(times).map(([what, found]) => ({
        what: `${what}, 95th percentile at ${perSecond}/s`,
        most: 20,
        measured: quantile(found, 0.95),
        unit: 'ms' as const,
        note: `${found.length} requests, median ${quantile(found, 0.5).toFixed(1)}`,
      })),
      {
        what: 'memory of that server',
        most: 400,
        measured: await server.peakMemoryMb(),
        unit: 'MB',
        note: `${largeBank.apps} apps, ${largeBank.people} people, ${largeBank.uses} uses`,
      },
      {
        what: 'processor time of a request',
        measured: (cpu * 1000) / (perSecond * (seconds + warmUpSeconds)),
        unit: 'ms',
        note: 'start of the server included',
      },
    ]
  } finally {
    await server.stop()
  }
}

async function ask(origin: string): Promise<Record<string, number[]>> {
  const names = ['chen.jing', 'zhou.min', 'zhao.qian', 'he.xuemei']
  const cookies = await Promise.all(names.map((name) => signIn(origin, name)))
  const next = await findNext(origin, cookies[0] ?? '')
  const kinds = Object.entries(questions).flatMap(([what, paths]) =>
    paths.map((path) => ({ what, path: path === 'next' ? next : path })),
  )
  const times: Record<string, number[]> = {}
  const answers: Promise<void>[] = []
  const failures: unknown[] = []
  const started = performance.now()
  for (let index = 0; index < perSecond * (seconds + warmUpSeconds); index += 1) {
    const due = started + (index * 1000) / perSecond
    const early = due - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    const kind = kinds[index % kinds.length]
    if (kind === undefined) continue
    const cookie = cookies[Math.floor(index / kinds.length) % cookies.length] ?? ''
    const isWarmUp = index < perSecond * warmUpSeconds
    answers.push(
      time(`${origin}${kind.path}`, cookie).then(
        (ms) => {
          if (!isWarmUp) (times[kind.what] ??= []).push(ms)
        },
        (error: unknown) => void failures.push(error),
      ),
    )
  }
  await Promise.all(answers)
  if (failures.length > 0) throw failures[0]
  return times
}

async function time(url: string, cookie: string): Promise<number> {
  const sent = performance.now()
  const reply = await fetch(url, { headers: { cookie } })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${text.slice(0, 200)}`)
  return performance.now() - sent
}

async function findNext(origin: string, cookie: string): Promise<string> {
  const reply = await fetch(`${origin}/api/apps`, { headers: { cookie } })
  const { next } = (await reply.json()) as { next?: string } // a page of the gallery
  return `/api/apps?after=${next ?? ''}`
}

async function signIn(origin: string, name: string): Promise<string> {
  const reply = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: demoPassword }),
  })
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** The server alone, on a folder that is ready: no demo bank is made and no pages are built. */
async function startServer(folder: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../server/src/main.ts')], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ALADDIN_PORT: '0', ALADDIN_DATA: folder, ALADDIN_DEMO: '0' },
  })
  const origin = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended before it was ready: exit ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^READY (\S+)/.exec(line)?.[1]
      if (address !== undefined) resolve(address)
    })
  })
  const read = (file: string) => readFile(`/proc/${child.pid}/${file}`, 'utf8')
  return {
    origin,
    async peakMemoryMb() {
      return Number(/VmHWM:\s+(\d+) kB/.exec(await read('status'))?.[1]) / 1000
    },
    async cpuSeconds() {
      const fields = (await read('stat')).split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) / 100
    },
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
