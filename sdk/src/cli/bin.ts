import { writeSync } from 'node:fs'
import { convertToDuckdb } from '../node/convert.ts'
import { runInWorker } from '../node/run-in-worker.ts'
import { main } from './main.ts'

/** The one place where the command line meets its process. */
process.exitCode = await main(
  {
    out: (content) => writeAll(typeof content === 'string' ? Buffer.from(content) : content),
    error: (line) => console.error(line),
    environment: process.env,
    folder: process.cwd(),
    today: () => new Date().toISOString().slice(0, 10),
    fetch,
    convert: convertToDuckdb,
    run: runInWorker,
  },
  process.argv.slice(2),
)

/** A pipe takes only part of a large result at once, and says so instead of waiting. */
function writeAll(content: Uint8Array): void {
  let at = 0
  while (at < content.length) {
    try {
      at += writeSync(1, content, at)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}
