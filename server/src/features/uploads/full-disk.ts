import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { IngestError } from '@aladdin/sdk/ingest/problem.ts'
import type { Log } from '../../platform/log.ts'

/** Says so when the disk was full, to the uploader and to whoever reads the log; other errors pass. */
export async function namingFullDisk<TResult>(log: Log, work: Promise<TResult>): Promise<TResult> {
  try {
    return await work
  } catch (error) {
    if (!isFullDisk(error)) throw error
    log.error({ err: error }, 'disk full during an upload')
    throw problem('upload-refused', { detail: new IngestError('no-space').sentence })
  }
}

/** The system tells it by a code; SQLite and DuckDB, also from a child process, in their messages. */
function isFullDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' || code === 'SQLITE_FULL') return true
  return /No space left on device|File too large|Disk quota exceeded|ENOSPC|EFBIG|EDQUOT/i.test(error.message)
}
