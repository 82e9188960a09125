import { execFileSync } from 'node:child_process'
import { openAsBlob, readFileSync } from 'node:fs'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@aladdin/sdk/client/call.ts'
import { getDataset, getDatasetSample } from '@aladdin/sdk/contract/catalog.ts'
import { finishUpload, startUpload } from '@aladdin/sdk/contract/uploads.ts'
import { startBank } from './bank-server.ts'
import type { Figure } from './figure.ts'
import { demoPassword } from './visitor.ts'

const rows = 1_000_000

/** A file of a million rows by the very calls of the upload screen, up to the answers of its dataset page. */
export async function measureUpload(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-upload-'))
  const bank = await startBank(join(folder, 'data'))
  try {
    const path = join(folder, 'large.csv')
    await writeCsv(path)
    const megabytes = (await stat(path)).size / 1e6
    const cookie = await signIn(bank.origin)
    const call = createClient({
      origin: bank.origin,
      fetch: (address, init) =>
        fetch(address, { ...init, headers: [...new Headers(init?.headers), ...ours(bank.origin, cookie)] }),
    })
    const server = serverProcess()
    const before = residentMb(server)
    const watch = watchMemory(server)
    const started = performance.now()
    const preview = await call(startUpload, {
      query: { fileName: 'large.csv' },
      body: await openAsBlob(path),
    })
    const previewed = performance.now()
    const { id, plan } = preview
    await call(finishUpload, { params: { id }, body: { name: 'bench_upload', title: 'bench', plan } })
    const finished = performance.now()
    const params = { name: 'bench_upload' }
    const [page] = await Promise.all([call(getDataset, { params }), call(getDatasetSample, { params })])
    const shown = performance.now()
    const most = watch.stop()
    if (page.dataset.rows !== rows) throw new Error(`${page.dataset.rows} rows arrived`)
    const parts = [previewed - started, finished - previewed, shown - finished].map((ms) =>
      (ms / 1000).toFixed(1),
    )
    return [
      {
        what: `upload of 1 M rows (${megabytes.toFixed(0)} MB CSV) → dataset page`,
        most: 15,
        measured: (shown - started) / 1000,
        unit: 's',
        note: `preview ${parts[0]}, dataset ${parts[1]}, page ${parts[2]}`,
      },
      {
        what: 'server memory above rest during that upload',
        most: 300,
        measured: most.server - before,
        unit: 'MB',
        note: `from ${before.toFixed(0)} MB; its child process, which ends with its job's limit, up to ${most.children.toFixed(0)} MB`,
      },
    ]
  } finally {
    await bank.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeCsv(path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.write('流水号,机构,交易日期,交易金额,渠道,笔数\n')
    for (let from = 0; from < rows; from += 10_000) {
      const lines = Array.from({ length: 10_000 }, (_, at) => lineOf(from + at))
      await file.write(`${lines.join('\n')}\n`)
    }
  } finally {
    await file.close()
  }
}

function lineOf(at: number): string {
  const day = `2026-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`
  return `T${String(at).padStart(9, '0')},西安分行${at % 60},${day},${((at * 7919) % 1_000_003) / 100},${at % 2 === 0 ? '柜面' : '手机'},${at % 97}`
}

async function signIn(origin: string): Promise<string> {
  const reply = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'chen.jing', password: demoPassword }),
  })
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

function ours(origin: string, cookie: string): [string, string][] {
  return [
    ['origin', origin],
    ['cookie', cookie],
  ]
}

/** The server below the command that started it below this bench. */
function serverProcess(): number {
  const commands = childrenOf(process.pid)
  const server = commands.flatMap(childrenOf).find((pid) => commandOf(pid).includes('main.ts'))
  if (server === undefined) throw new Error('the server has no process')
  return server
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** The most that the server and its children held while somebody watched. */
function watchMemory(server: number) {
  const most = { server: 0, children: 0 }
  const timer = setInterval(() => {
    most.server = Math.max(most.server, residentMb(server))
    most.children = Math.max(most.children, ...childrenOf(server).map(residentMb))
  }, 100)
  return {
    stop() {
      clearInterval(timer)
      return most
    },
  }
}

function childrenOf(pid: number): number[] {
  try {
    return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)])
      .toString()
      .trim()
      .split(/\s+/)
      .map(Number)
  } catch {
    return []
  }
}

function residentMb(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
