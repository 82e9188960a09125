import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runnerDocument, runnerHeaders } from '@aladdin/sdk/bridge/runner-headers.ts'

const web = join(import.meta.dirname, '../../web')

export interface RunnerServer {
  readonly port: number
  /** Requests to `/canary…`: whatever a frame managed to reach. */
  readonly canaries: string[]
  close(): Promise<void>
}

/**
 * Serves the built runner with its real headers, a host page that exposes `window.sandbox`, and a canary that answers
 * anyone: enough to try a frame without the whole server.
 */
export async function startRunnerServer(): Promise<RunnerServer> {
  const hostScript = await buildHostScript()
  const boot = readFileSync(join(web, 'dist/runner/boot.js'), 'utf8').trim()
  const canaries: string[] = []
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (path.startsWith('/canary')) return answerCanary(request, response, canaries)
    if (path === '/') return send(response, { type: 'text/html', body: hostPage() })
    if (path === '/plain')
      return send(response, { type: 'text/html', body: '<!doctype html><title>plain</title>' })
    if (path === '/host.js') return send(response, { type: 'text/javascript', body: hostScript })
    if (path === '/r/frame.html') {
      const { port } = server.address() as AddressInfo
      const hostOrigins = [`http://127.0.0.1:${port}`]
      response.writeHead(200, runnerHeaders({ bootHash: hashOf(boot), hostOrigins }))
      return response.end(runnerDocument(boot))
    }
    return sendFile(response, path)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    canaries,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Says where the engine is, as the real server writes it into its page. */
function hostPage(): string {
  const engine = readFileSync(join(web, 'dist/engine/manifest.json'), 'utf8').replaceAll('"', '&quot;')
  return `<!doctype html><meta charset="utf-8"><title>host</title><meta name="aladdin-engine" content="${engine}"><body style="margin:0"><div id="place" style="height:720px"></div><script type="module" src="/host.js"></script></body>`
}

async function buildHostScript(): Promise<string> {
  // Vite belongs to the web package.
  const vite = createRequire(join(web, 'package.json')).resolve('vite')
  const { build } = (await import(pathToFileURL(vite).href)) as ViteModule
  if (!existsSync(join(web, 'dist/engine/manifest.json'))) {
    await build({ configFile: join(web, 'vite.runner.config.ts'), logLevel: 'error' })
  }
  const built = await build({
    root: web,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: join(import.meta.dirname, 'runner-host-page.ts') },
    },
  })
  return built.output[0]?.code ?? ''
}

/** What is used of Vite here. */
interface ViteModule {
  readonly build: (config: object) => Promise<{ readonly output: readonly { readonly code: string }[] }>
}

function answerCanary(request: IncomingMessage, response: ServerResponse, canaries: string[]): void {
  canaries.push(`${request.method} ${request.url}`)
  send(response, { type: 'text/plain', body: 'reached' })
}

function send(response: ServerResponse, reply: { type: string; body: string | Buffer }): void {
  response.writeHead(200, { 'content-type': reply.type, 'access-control-allow-origin': '*' })
  response.end(reply.body)
}

function sendFile(response: ServerResponse, path: string): void {
  if (!/^\/(engine|methods)\/[\w./-]+$/.test(path) || path.includes('..')) {
    response.writeHead(404)
    response.end()
    return
  }
  const types: Record<string, string> = { '.wasm': 'application/wasm', '.json': 'application/json' }
  send(response, {
    type: types[extname(path)] ?? 'text/javascript',
    body: readFileSync(join(web, 'dist', path)),
  })
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
