import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fromOurPages } from './sign-in.ts'

const main = join(import.meta.dirname, '../../server/src/main.ts')

export interface ServerProcess {
  readonly origin: string
  readonly child: ChildProcess
  /** Ends at once, whatever it is doing. */
  readonly kill: () => Promise<void>
  readonly ask: (method: string, path: string, body?: object) => Promise<Response>
}

export interface Start {
  readonly folder: string
  readonly cookie?: string
  /** Most bytes of a file that the process writes, as a disk that is full. */
  readonly fileBytes?: number
}

/** The real program on a data folder, which stays when it ends. */
export async function startProcess({ folder, cookie = '', fileBytes }: Start): Promise<ServerProcess> {
  const limit = fileBytes === undefined ? 'unlimited' : String(Math.ceil(fileBytes / 1024))
  const child = spawn('bash', ['-c', `ulimit -f ${limit} && exec "$0" "$@"`, process.execPath, main], {
    env: { ALADDIN_DATA: folder, ALADDIN_PORT: '0', PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const origin = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^READY (\S+)/.exec(line)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.on('exit', () => reject(new Error('the server ended before it was ready')))
  })
  return {
    origin,
    child,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    ask: (method, path, body) =>
      fetch(`${origin}${path}`, {
        method,
        headers: {
          ...fromOurPages,
          cookie,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  }
}
