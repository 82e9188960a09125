// `npm run bench`: measures what the product promises and says so, also where it is missed.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBank } from './bank-server.ts'
import { measureAnswers } from './answers.ts'
import { measureBranchExtract } from './branch-extract.ts'
import { measureBundles } from './bundles.ts'
import { measureDemoBank } from './demo-bank.ts'
import { measureEditor } from './editor.ts'
import { measureEngineFile } from './engine-file.ts'
import { measureEvents } from './events.ts'
import type { Figure } from './figure.ts'
import { measureForecast } from './forecast.ts'
import { measureFirstChart } from './first-chart.ts'
import { measureFork } from './fork.ts'
import { measureGallery } from './gallery.ts'
import { measureGalleryLoad } from './gallery-load.ts'
import { measureGrid } from './grid.ts'
import { measureLargeExtract } from './large-extract.ts'
import { measureOpening } from './open-app.ts'
import { measurePreview } from './preview.ts'
import { printTable } from './print-table.ts'
import { measurePrivateAbsent } from './private-absent.ts'
import { measureUpload } from './upload.ts'

interface Measured extends Figure {
  /** Of the machine when this was measured: other work on it makes figures worse. */
  readonly load: number
}

const figures: Measured[] = []
const broken: string[] = []

const ofServer = [
  'engine-file',
  'start',
  'bundles',
  'open-app',
  'first-chart',
  'fork',
  'editor',
  'preview',
  'private-absent',
]

/** Names of the figures on the command line; none means all. */
const wanted = process.argv.slice(2)

async function measure(name: string, work: () => Promise<readonly Figure[]>): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return
  console.log(`· ${name}`)
  try {
    const found = (await work()).map((figure) => ({ ...figure, load: loadavg()[0] ?? 0 }))
    figures.push(...found)
    // at once, so that a run that is ended says what it has
    if (found.length > 0) printTable(found)
  } catch (error) {
    broken.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

await measure('demo-bank', measureDemoBank)
await measure('branch-extract', measureBranchExtract)
await measure('large-extract', measureLargeExtract)
await measure('grid', measureGrid)
await measure('forecast', measureForecast)
await measure('gallery', measureGallery)
await measure('gallery-load', measureGalleryLoad)
await measure('events', measureEvents)
await measure('upload', measureUpload)
await measure('answers', measureAnswers)
if (wanted.length === 0 || wanted.some((name) => ofServer.includes(name))) await measureServer()

printTable(figures)
for (const line of broken) console.log(`not measured: ${line}`)
await save()
process.exitCode = broken.length > 0 ? 1 : 0

/** Figures of the whole product, started as `npm start` starts it; the engine's compression is waited for first. */
async function measureServer(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-bench-'))
  try {
    let bank = await startBank(folder)
    try {
      await measure('engine-file', () => measureEngineFile(bank.origin))
    } finally {
      await bank.stop()
    }
    bank = await startBank(folder)
    try {
      const seconds = bank.startMs / 1000
      await measure('start', () =>
        Promise.resolve([
          { what: 'npm start, the second time', most: 5, measured: seconds, unit: 's', note: 'to READY' },
        ]),
      )
      await measure('bundles', () => measureBundles(bank.origin))
      await measure('open-app', () => measureOpening(bank.origin))
      await measure('first-chart', () => measureFirstChart(bank.origin))
      await measure('fork', () => measureFork(bank.origin))
      await measure('editor', () => measureEditor(bank.origin))
      await measure('preview', () => measurePreview(bank.origin))
      await measure('private-absent', () => measurePrivateAbsent(bank.origin))
    } finally {
      await bank.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function save(): Promise<void> {
  const folder = join(import.meta.dirname, '../../bench')
  await mkdir(folder, { recursive: true })
  const [cpu] = cpus()
  const machine = { cpu: cpu?.model, cores: cpus().length, node: process.version }
  const text = JSON.stringify({ at: new Date().toISOString(), machine, figures, broken }, null, 2)
  await writeFile(join(folder, 'latest.json'), `${text}\n`)
  console.log('written to bench/latest.json')
}
