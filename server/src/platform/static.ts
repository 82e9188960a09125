import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { createEngineFiles } from './compressed-engine.ts'
import type { Config } from './config.ts'
import type { Feature } from './feature.ts'
import { readAskedPage, type FirstScreens } from './first-screens.ts'
import { originOf } from './foreign-request.ts'
import { isAppPage, isPageAddress } from './page-address.ts'
import { findRunnerAddress } from './runner-address.ts'

const immutable = 'public, max-age=31536000, immutable'

/**
 * Serves the built pages. Every address that is neither a call nor a file is the host page, which finds its way by
 * itself; without built pages there is only the API.
 */
export const pages: Feature = async (fastify, { config, log, firstScreens }) => {
  const page = await readFile(join(config.webFolder, 'index.html'), 'utf8').catch(() => undefined)
  const engineFiles = await readEngineAddresses(config)
  const sendPage = (request: FastifyRequest, reply: FastifyReply) => {
    if (page === undefined || !isPageAddress(request)) throw problem('not-found')
    return sendHostPage({ page, engineFiles, request, reply, config, firstScreens })
  }
  fastify.setNotFoundHandler(sendPage)
  if (page === undefined) return

  fastify.get('/', sendPage)
  fastify.get('/index.html', sendPage)
  serveEngine(fastify, createEngineFiles({ ...config, log }))
  await fastify.register(fastifyStatic, {
    root: config.webFolder,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', path.includes('/assets/') ? immutable : 'no-cache')
    },
  })
}

/** Engine files are large, so their compressed form is made once and their address holds their hash. */
const serveEngine = (fastify: Parameters<Feature>[0], engine: ReturnType<typeof createEngineFiles>): void => {
  const params = {
    type: 'object',
    properties: {
      hash: { type: 'string', pattern: '^[0-9a-f]{16}$' },
      name: { type: 'string', pattern: '^[\\w.-]+$' },
    },
  }
  fastify.get<{ Params: { hash: string; name: string } }>(
    '/engine/:hash/:name',
    { schema: { params } },
    async (request, reply) => {
      const { hash, name } = request.params
      const file = await engine.find(hash, name)
      if (file === undefined) throw problem('not-found')
      const takesBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
      const sent = takesBrotli ? (file.brotli ?? file) : file
      if (sent !== file) void reply.header('content-encoding', 'br')
      void reply
        .type(name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript; charset=utf-8')
        .headers({ 'cache-control': immutable, vary: 'accept-encoding' })
        .headers({ 'content-length': sent.bytes, 'x-content-bytes': file.bytes })
      return createReadStream(sent.path)
    },
  )
  fastify.addHook('onListen', () => {
    // in the background: the first viewers take the larger form
    engine
      .compress()
      .catch((error: unknown) => fastify.log.error({ err: error }, 'engine files stay uncompressed'))
  })
}

/** Addresses of what a frame is handed, as the build wrote them down. */
async function readEngineAddresses({ webFolder }: Config): Promise<string> {
  const manifest = await readFile(join(webFolder, 'engine/manifest.json'), 'utf8').catch(() => '{}')
  return JSON.stringify(JSON.parse(manifest)).replaceAll('"', '&quot;')
}

interface HostPage {
  readonly page: string
  readonly engineFiles: string
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly config: Config
  readonly firstScreens: FirstScreens
}

async function sendHostPage({
  page,
  engineFiles,
  request,
  reply,
  config,
  firstScreens,
}: HostPage): Promise<string | Buffer> {
  const origin = originOf(request, config)
  if (origin === undefined) throw problem('not-found')
  const runner = findRunnerAddress(origin, config)
  void reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache')
  void reply.header('content-security-policy', contentSecurityPolicy(runner.sources))
  const told = [
    `<meta name="aladdin-runner" content="${runner.frameUrl}">`,
    `<meta name="aladdin-engine" content="${engineFiles}">`,
  ]
  const whole = page.replace('</head>', `${told.join('')}</head>`)
  if (!isAppPage(request.url)) return whole
  const screen = await findFirstScreen(firstScreens, request)
  const early = earlyFrame(runner.frameUrl)
  if (screen === undefined) return whole.replace('<body>', `<body>${early}`)
  // it shows rows of its viewer
  void reply.header('cache-control', 'no-store')
  return compressed(
    whole.replace('<body>', () => `<body>${screen}${early}`),
    request,
    reply,
  )
}

/** A page without its first screen is better than none. */
async function findFirstScreen(
  firstScreens: FirstScreens,
  request: FastifyRequest,
): Promise<string | undefined> {
  if (request.viewer === undefined || request.method !== 'GET') return undefined
  try {
    return await firstScreens.find(
      request.viewer,
      readAskedPage(request.url, request.cookies['aladdin-look'] ?? ''),
    )
  } catch (error) {
    request.log.error({ err: error }, 'no first screen')
    return undefined
  }
}

function compressed(page: string, request: FastifyRequest, reply: FastifyReply): string | Buffer {
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return page
  void reply.headers({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
  return gzipSync(page, { level: 4 })
}

/** The page of an app comes with its sealed frame, whose process starts while the page's scripts are read. */
function earlyFrame(frameUrl: string): string {
  const url = frameUrl.replace('{instance}', `r${randomBytes(10).toString('hex')}`)
  return (
    '<div id="spare-frame" inert style="position:fixed;inset:0;visibility:hidden;pointer-events:none;z-index:-1">' +
    `<iframe sandbox="allow-scripts" referrerpolicy="no-referrer" title="" src="${url}"></iframe></div>`
  )
}

function contentSecurityPolicy(frames: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self' blob:",
    // the editor and the parts of the pages write their styles at run time
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    `frame-src ${frames.join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
  ].join('; ')
}
