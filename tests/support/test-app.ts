import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import type { Method } from '@aladdin/sdk/contract/route.ts'
import { buildApp, type App } from '@aladdin/server/src/app.ts'
import { seedPeople } from '@aladdin/server/src/demo/seed-people.ts'
import { readConfig } from '@aladdin/server/src/platform/config.ts'
import { createLog, type Log } from '@aladdin/server/src/platform/log.ts'
import { nativePoolOnDemand } from './native-pool.ts'

/** What a test asks for. */
export interface Question {
  readonly method?: Method
  readonly url: string
  readonly headers?: Record<string, string>
  readonly payload?: string | object | Buffer
}

/** What a test gets back. */
export interface Answer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly body: string
  readonly rawPayload: Buffer
  readonly cookies: readonly { readonly name: string; readonly value: string }[]
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the test names what it expects, as with fastify
  readonly json: <TValue>() => TValue
}

export interface TestApp extends App {
  /** Moves the clock, which stands still otherwise; it begins at 10 o'clock on 2026-03-02 in China. */
  readonly wait: (ms: number) => void
  readonly now: () => number
  readonly inject: (question: Question) => Promise<Answer>
  /** A file: unlike `inject`, which makes a text of everything, some of them larger than their bytes. */
  readonly download: (
    question: Required<Pick<Question, 'url' | 'headers'>>,
  ) => Promise<{ readonly statusCode: number; readonly bytes: Uint8Array }>
  readonly close: () => Promise<void>
}

export interface TestAppOptions {
  /** With the demo's branches and people (the default), or as a bank's first start. */
  readonly demo?: boolean
  readonly environment?: Readonly<Record<string, string>>
  /** Silent by default. */
  readonly log?: Log
  /** Folder of built pages to serve; the default serves none, so that no test depends on a build. */
  readonly webFolder?: string
  /** Reuses a folder to test a restart; the caller removes it. */
  readonly dataFolder?: string
  /** The app lives until `close`, for a whole test file; otherwise until its test ends. */
  readonly shared?: boolean
}

/** The real server on a real database in a folder of its own, asked by injection. */
export async function buildTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { demo = true, environment = {}, dataFolder, shared = false } = options
  const webFolder = options.webFolder ?? '/nowhere'
  const folder = dataFolder ?? (await mkdtemp(join(tmpdir(), 'aladdin-test-')))
  let now = Date.parse('2026-03-02T10:00:00+08:00')
  const config = readConfig({
    ALADDIN_DATA: folder,
    ALADDIN_PORT: '0',
    ALADDIN_DEMO: demo ? '1' : '0',
    ...environment,
  })
  const app = await buildApp({
    config: { ...config, webFolder },
    clock: () => now,
    log: options.log ?? createLog('silent'),
    native: nativePoolOnDemand(),
  })
  if (demo) await seedPeople(app.context)
  const close = async () => {
    await app.fastify.close()
    if (dataFolder === undefined) await rm(folder, { recursive: true, force: true })
  }
  if (!shared) onTestFinished(close)
  return {
    ...app,
    wait: (ms) => void (now += ms),
    now: () => now,
    inject: (question) => app.fastify.inject({ ...question }),
    download: async ({ url, headers }) => {
      const answer = await app.fastify.inject({ url, headers, payloadAsStream: true })
      return { statusCode: answer.statusCode, bytes: new Uint8Array(await buffer(answer.stream())) }
    },
    close,
  }
}
