import { carryOverJob } from '@aladdin/sdk/node/native/carry-over-job.ts'
import { ingestJob } from '@aladdin/sdk/node/native/ingest-job.ts'
import { profileJob } from '@aladdin/sdk/node/native/profile-job.ts'
import { serveJobs } from '@aladdin/sdk/node/native/serve-jobs.ts'
import { syntheticJob } from '@aladdin/sdk/node/native/synthetic-job.ts'
import { extractJob } from '../extract/extract-job.ts'
import { movementJob } from '../extract/movement-job.ts'
import { sampleJob } from '../extract/sample-job.ts'

await serveJobs([ingestJob, carryOverJob, extractJob, sampleJob, movementJob, profileJob, syntheticJob])
