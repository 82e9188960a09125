import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readdirSync } from 'node:fs'
import { publishSmallApp } from './apps.ts'
import type { Figure } from './figure.ts'
import { openToChart, visit, type Visitor } from './visitor.ts'

const built = join(import.meta.dirname, '../../web/dist')

/** Scripts that the browser really asked for on two routes, compressed; the frame's program is one of the host's bytes. */
export async function measureBundles(origin: string): Promise<Figure[]> {
  const visitor = await visit(origin, 'chen.jing')
  const name = await publishSmallApp(visitor)
  const gallery = await scriptsOf(visitor, async () => {
    const page = await visitor.context.newPage()
    await page.goto(`${origin}/apps`, { waitUntil: 'networkidle' })
    await page.close()
  })
  const run = await scriptsOf(visitor, () => openToChart(visitor, `${origin}/apps/${name}`))
  await visitor.close()
  const host = run.filter((path) => path.startsWith('/assets/'))
  const frame = run.filter((path) => path.endsWith('/frame.js'))
  const monaco = [...gallery, ...run].filter(holdsMonaco)
  return [
    { ...scripts('gallery route, JavaScript (gzip)', gallery), most: 280 },
    { ...scripts('run route, host (gzip)', host), most: 160 },
    { ...scripts('run route, frame (gzip)', frame), most: 330 },
    scripts('what an app with a model adds (gzip)', [methodsFile()]),
    { what: 'of these with Monaco', measured: monaco.length, unit: 'files', most: 0, note: editorFile() },
  ]
}

async function scriptsOf({ context }: Visitor, open: () => Promise<unknown>): Promise<string[]> {
  const paths = new Set<string>()
  const note = (request: { url: () => string }): void => {
    const { pathname, protocol } = new URL(request.url())
    if (protocol === 'http:' && pathname.endsWith('.js') && !pathname.endsWith('.worker.js'))
      paths.add(pathname)
  }
  context.on('request', note)
  await open()
  context.off('request', note)
  return [...paths]
}

function scripts(what: string, paths: readonly string[]): Figure {
  if (paths.length === 0) throw new Error(`no script was asked for: ${what}`)
  const bytes = paths.map((path) => gzipSync(readFileSync(join(built, path)), { level: 9 }).length)
  const total = bytes.reduce((sum, each) => sum + each, 0)
  return { what, measured: total / 1000, unit: 'kB', note: `${paths.length} files` }
}

function holdsMonaco(path: string): boolean {
  return readFileSync(join(built, path), 'utf8').includes('monaco-editor')
}

/** Handed only to the frame of an app that has a model. */
function methodsFile(): string {
  const manifest = readFileSync(join(built, 'engine/manifest.json'), 'utf8')
  return (JSON.parse(manifest) as { methods: string }).methods // written by our own build
}

/** Shows that the search for Monaco finds it where it is. */
function editorFile(): string {
  const found = readdirSync(join(built, 'assets')).find(
    (name) => name.endsWith('.js') && holdsMonaco(`assets/${name}`),
  )
  return found === undefined
    ? 'no file of the build holds it'
    : `it is in ${found} and its like, for the workbench`
}
