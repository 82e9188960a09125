import { ingestJob } from './ingest-job.ts'
import { serveJobs } from './serve-jobs.ts'

await serveJobs([ingestJob])
