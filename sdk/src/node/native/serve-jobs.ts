import { Value } from 'typebox/value'
import { IngestError } from '../../ingest/problem.ts'
import { withDuckDb } from './duckdb.ts'
import type { Job } from './job.ts'
import { JobRequest, type JobReply } from './protocol.ts'

/** The life of a native child process: says that it is ready, then does one job at a time until its parent goes. */
export async function serveJobs(jobs: readonly Job[]): Promise<void> {
  const byName = new Map(jobs.map((job) => [job.name, job]))
  process.on('disconnect', () => process.exit(0))
  process.on('message', (message: unknown) => {
    void answer(byName, message).then(reply)
  })
  // the first engine of a process takes longest to open
  await withDuckDb({ memoryMb: 64, threads: 1 }, (duckdb) => duckdb.run('select 1'))
  reply({ kind: 'ready' })
}

async function answer(jobs: ReadonlyMap<string, Job>, message: unknown): Promise<JobReply> {
  if (!Value.Check(JobRequest, message)) return { kind: 'failed', id: -1, message: 'not a job request' }
  const { id, input, memoryMb, threads, spillFolder } = message
  const job = jobs.get(message.job)
  if (!job || !Value.Check(job.input, input)) return { kind: 'failed', id, message: 'unknown job or input' }
  try {
    const output = await withDuckDb({ memoryMb, threads, spillFolder }, (duckdb) => job.run(input, duckdb))
    return { kind: 'done', id, output }
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    if (!(cause instanceof IngestError)) return { kind: 'failed', id, message }
    return { kind: 'failed', id, message, refused: { code: cause.code, facts: { ...cause.facts } } }
  }
}

function reply(message: JobReply): void {
  process.send?.(message)
}
