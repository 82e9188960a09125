import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface BankServer {
  readonly origin: string
  /** From the command to its READY line. */
  readonly startMs: number
  readonly stop: () => Promise<void>
}

/** Starts the whole product as `npm start` does, on a free port, with its data in this folder. */
export async function startBank(dataFolder: string): Promise<BankServer> {
  const started = performance.now()
  const root = join(import.meta.dirname, '../..')
  const child = spawn(process.execPath, [join(root, 'server/start.mjs')], {
    cwd: root,
    // its log is not the bench's output
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ALADDIN_PORT: '0', ALADDIN_DATA: dataFolder, ALADDIN_DEMO: '1' },
  })
  const origin = await readAddress(child)
  const startMs = performance.now() - started
  return {
    origin,
    startMs,
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

async function readAddress(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the server says nothing')
  return await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended before it was ready: exit ${code}`)))
    // read to the end, so that the pipe never fills
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
      const address = /^READY (\S+)/.exec(line)?.[1]
      if (address !== undefined) resolve(address)
    })
  })
}
