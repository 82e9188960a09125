import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listCatalogEntries } from '@aladdin/catalog/entries.ts'
import { buildDemoBank } from '../../support/demo-bank.ts'
import { signInAs } from '../../support/sign-in.ts'
import type { TestApp } from '../../support/test-app.ts'
import { publishProbe, type Probe } from './probe-apps.ts'

/** Every dataset of the demo bank. */
export const datasets: readonly string[] = listCatalogEntries().map(({ name }) => name)

/** Customer data: nobody exports it. */
const kept = listCatalogEntries()
  .filter(({ classification }) => classification === 'C2')
  .map(({ name }) => name)

export interface MeasuredBank {
  readonly app: TestApp
  /** Every dataset is in one of them. */
  readonly probes: readonly Probe[]
  /** Over all datasets that may leave. */
  readonly leaving: Probe
  /** Apps with one of the other datasets each. */
  readonly staying: readonly Probe[]
}

/** The demo bank with apps that measure all of its datasets, few at a time so that none is long, and with pages. */
export async function buildMeasuredBank(): Promise<MeasuredBank> {
  const webFolder = await mkdtemp(join(tmpdir(), 'aladdin-web-'))
  await writeFile(join(webFolder, 'index.html'), '<!doctype html><html><head></head><body></body></html>')
  const app = await buildDemoBank({ webFolder })
  const author = await signInAs(app, 'zheng.kai')
  const leaving = await publishProbe(author, {
    name: 'probe-leaving',
    datasets: datasets.filter((dataset) => !kept.includes(dataset)),
  })
  const probes = [leaving]
  for (let at = 0; at < kept.length; at += 5) {
    probes.push(await publishProbe(author, { name: `probe-${at}`, datasets: kept.slice(at, at + 5) }))
  }
  const staying: Probe[] = []
  for (const dataset of kept) {
    staying.push(
      await publishProbe(author, { name: `alone-${dataset.replaceAll('_', '-')}`, datasets: [dataset] }),
    )
  }
  const close = () => app.close().finally(() => rm(webFolder, { recursive: true, force: true }))
  return { app: { ...app, close }, probes, leaving, staying }
}
