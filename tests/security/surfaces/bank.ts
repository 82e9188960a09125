import { listCatalogEntries } from '@aladdin/catalog/entries.ts'
import { buildDemoBank } from '../../support/demo-bank.ts'
import { signInAs } from '../../support/sign-in.ts'
import { publishProbe, type Probe } from './probe-apps.ts'

/** Every dataset of the demo bank. */
export const datasets: readonly string[] = listCatalogEntries().map(({ name }) => name)

/** The demo bank with apps that measure all of its datasets, four at a time so that none is long. */
export async function buildMeasuredBank() {
  const app = await buildDemoBank()
  const author = await signInAs(app, 'zheng.kai')
  const probes: Probe[] = []
  for (let at = 0; at < datasets.length; at += 4) {
    const part = datasets.slice(at, at + 4)
    probes.push(await publishProbe(author, { name: `probe-${probes.length}`, datasets: part }))
  }
  return { app, probes }
}
