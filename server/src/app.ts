import type { NativePool } from '@aladdin/sdk/node/native/pool.ts'
import cookie from '@fastify/cookie'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import { closeContext, createContext } from './create-context.ts'
import { startNativePool } from './engine/native/native-pool.ts'
import { answersFeature } from './features/answers/routes.ts'
import { auditFeature } from './features/audit/routes.ts'
import { catalogFeature } from './features/catalog/routes.ts'
import { commentsFeature } from './features/comments/routes.ts'
import { exportsFeature } from './features/exports/routes.ts'
import { extractsFeature } from './features/extracts/routes.ts'
import { galleryFeature } from './features/gallery/routes.ts'
import { helpFeature } from './features/help/routes.ts'
import { homeFeature } from './features/home/routes.ts'
import { leaderboardFeature } from './features/leaderboard/routes.ts'
import { policiesFeature } from './features/policies/routes.ts'
import { preferencesFeature } from './features/preferences/routes.ts'
import { modelsFeature } from './features/models/routes.ts'
import { publishingFeature } from './features/publishing/routes.ts'
import { receiptsFeature } from './features/receipts/routes.ts'
import { runsFeature } from './features/runs/routes.ts'
import { sessionCookieName } from './features/session/cookie.ts'
import { identifyBySession } from './features/session/identify.ts'
import { sessionFeature } from './features/session/routes.ts'
import { identifyByToken } from './features/tokens/identify.ts'
import { tokensFeature } from './features/tokens/routes.ts'
import { uploadsFeature } from './features/uploads/routes.ts'
import { workbenchFeature } from './features/workbench/routes.ts'
import { authenticate } from './platform/authentication.ts'
import type { Config } from './platform/config.ts'
import type { Context } from './platform/context.ts'
import type { Feature } from './platform/feature.ts'
import { refuseForeignRequests } from './platform/foreign-request.ts'
import { health } from './platform/health.ts'
import { createLog, logRequests, type Log } from './platform/log.ts'
import { getOpenApi, toOpenApi } from './platform/openapi.ts'
import { refuseForeignHosts } from './platform/own-host.ts'
import { readableAddress } from './platform/page-address.ts'
import { answerMalformed, answerProblems } from './platform/problems.ts'
import { protect } from './platform/protection.ts'
import { runnerFrame } from './platform/runner-document.ts'
import { serve } from './platform/serve.ts'
import { keepServedRoutes } from './platform/served.ts'
import { acceptShallowJson } from './platform/shallow-json.ts'
import { pages } from './platform/static.ts'

/** Every feature of the server, in the order in which they are added. */
const features: readonly Feature[] = [
  sessionFeature,
  tokensFeature,
  catalogFeature,
  policiesFeature,
  uploadsFeature,
  extractsFeature,
  workbenchFeature,
  publishingFeature,
  modelsFeature,
  galleryFeature,
  commentsFeature,
  runsFeature,
  answersFeature,
  leaderboardFeature,
  preferencesFeature,
  homeFeature,
  helpFeature,
  exportsFeature,
  auditFeature,
  receiptsFeature,
]

export interface App {
  readonly fastify: FastifyInstance
  readonly context: Context
}

export interface AppOptions {
  readonly config: Config
  readonly clock?: () => number
  readonly log?: Log
  /** Taken over: closed with the app. */
  readonly native?: NativePool
}

/** Builds the whole server, ready to listen or to be asked by injection. Closing `fastify` closes everything. */
export async function buildApp({
  config,
  clock = Date.now,
  log = createLog('info'),
  native = startNativePool(),
}: AppOptions): Promise<App> {
  const context = await createContext({ config, clock, log, native }).catch(async (error: unknown) => {
    await native.close()
    throw error
  })
  const server = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: context.newId,
    bodyLimit: 4 * 1024 * 1024,
    forceCloseConnections: 'idle',
    // the largest file over a slow line; a body that trickles longer holds its connection for nothing
    requestTimeout: 15 * 60_000,
    // https is spoken by a proxy in front of us, which alone knows where a request comes from
    trustProxy: config.origin?.startsWith('https:') ? (_address, hop) => hop === 0 : false,
    rewriteUrl: readableAddress,
    frameworkErrors: answerMalformed,
  })
  server.addHook('onClose', () => closeContext(context))
  server.removeContentTypeParser(['text/plain', 'application/json'])
  acceptShallowJson(server)
  keepServedRoutes(server)
  logRequests(server)
  answerProblems(server)
  await server.register(cookie)
  authenticate(server, {
    bySession: identifyBySession(context),
    byToken: identifyByToken(context),
    cookieName: sessionCookieName(config),
  })
  await protect(server, config)
  refuseForeignHosts(server, config)
  refuseForeignRequests(server, config)

  for (const feature of features) await feature(server, context)
  serve(server, getOpenApi, () => toOpenApi(server.servedRoutes, '0.1.0'))
  for (const part of [health, runnerFrame, pages]) await part(server, context)

  await context.events.catchUp()
  await server.ready()
  return { fastify: server, context }
}
