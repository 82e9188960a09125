import { join } from 'node:path'
import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance } from 'fastify'
import { monotonicFactory } from 'ulid'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { openDatabase } from './database/connection.ts'
import { migrate } from './database/migrate.ts'
import type { Config } from './platform/config.ts'
import type { Context } from './platform/context.ts'
import { createEvents } from './platform/events.ts'
import type { Feature } from './platform/feature.ts'
import { refuseForeignRequests } from './platform/foreign-request.ts'
import { createLog, type Log } from './platform/log.ts'
import { answerProblems } from './platform/problems.ts'
import { openBlobStore } from './storage/blob-store.ts'

/** Every feature of the server, in the order in which they are added. */
const features: readonly Feature[] = []

export interface App {
  readonly fastify: FastifyInstance
  readonly context: Context
}

export interface AppOptions {
  readonly config: Config
  readonly clock?: () => number
  readonly log?: Log
}

/** Builds the whole server, ready to listen or to be asked by injection. Closing `fastify` closes everything. */
export async function buildApp(options: AppOptions): Promise<App> {
  const context = await createContext(options)
  const server = fastify({
    loggerInstance: context.log,
    disableRequestLogging: true,
    bodyLimit: 4 * 1024 * 1024,
  })
  server.decorate('servedRoutes', [])
  server.removeContentTypeParser('text/plain')
  answerProblems(server)
  server.setNotFoundHandler(() => {
    throw problem('not-found')
  })
  await server.register(cookie)
  refuseForeignRequests(server, context.config)
  for (const feature of features) await feature(server, context)
  server.addHook('onClose', async () => {
    await context.db.destroy()
  })
  await context.events.catchUp()
  await server.ready()
  return { fastify: server, context }
}

async function createContext({
  config,
  clock = Date.now,
  log = createLog('info'),
}: AppOptions): Promise<Context> {
  const db = openDatabase({ file: join(config.dataFolder, 'aladdin.sqlite'), clock })
  await migrate(db)
  const ulid = monotonicFactory()
  return {
    config,
    db,
    clock,
    newId: () => ulid(clock()),
    blobs: await openBlobStore(config.dataFolder),
    log,
    events: createEvents({ db, log }),
  }
}
