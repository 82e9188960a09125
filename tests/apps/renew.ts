import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { RunWorker } from '@aladdin/sdk/node/run-in-worker.ts'
import { cachedConvert, expectedOutput, listCases, loadCase, outputPath } from './cases.ts'
import { throughWorker } from './legs.ts'

/** Writes `output/<case>.json` of the named cases, or of all, anew: `node tests/apps/renew.ts [case …]`. */
const named = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'aladdin-renew-'))
const tools = { worker: new RunWorker(), convert: cachedConvert(folder) }
try {
  for (const name of named.length > 0 ? named : await listCases()) {
    const output = await throughWorker(await loadCase(name), tools)
    if (isDeepStrictEqual(output, await expectedOutput(name))) continue
    await mkdir(dirname(outputPath(name)), { recursive: true })
    await writeFile(outputPath(name), `${JSON.stringify(output, undefined, 1)}\n`)
    console.log(`renewed ${name}`)
  }
} finally {
  await tools.worker.close()
  await rm(folder, { recursive: true, force: true })
}
