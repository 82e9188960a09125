import type { Static } from 'typebox'
import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { finishUpload, IngestPlan } from '@aladdin/sdk/contract/uploads.ts'
import { ingest, type Ingested } from '../../engine/ingest/ingest.ts'
import { registerDataset, registerVersion } from '../../engine/ingest/register-dataset.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { refuseLostColumns } from './lost-columns.ts'
import { asUploadProblem, forget, getOwnUpload, type UploadContext } from './uploads.ts'

type Wish = Static<typeof finishUpload.body>

/**
 * Makes the viewer's file a private dataset of hers, or the next version of one of hers. The rows are on disk before
 * anything names them, and a refusal leaves the file where it was.
 */
export async function makeDataset(
  context: UploadContext,
  viewer: Viewer,
  { id, wish }: { id: string; wish: Wish },
) {
  const upload = await getOwnUpload(context, viewer, id)
  const own = await findOwn(context, viewer, wish.name)
  if (own !== undefined && wish.dropColumns !== true) {
    const kept = wish.plan.columns.filter((column) => column.include)
    await refuseLostColumns(context, own, kept)
  }
  const reading = asUploadProblem(
    ingest(
      { blobs: context.blobs, pool: context.native },
      { source: { kind: 'file', path: upload.path, plan: wish.plan, kept: context.kept.find(id) } },
    ),
  )
  const ingested = await reading.catch(async (error: unknown) => {
    // gone meanwhile: someone else finished or dropped it, which is no fault of the file
    await getOwnUpload(context, viewer, id)
    throw error
  })
  await register(context, viewer, { uploadId: upload.id, wish, own, ingested })
  await forget(context, upload)
  return { skippedRows: ingested.badRowCount }
}

async function findOwn({ db }: Context, viewer: Viewer, name: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('dataset')
    .where('name', '=', name)
    .select(['id', 'owner_id'])
    .executeTakeFirst()
  if (row !== undefined && row.owner_id !== viewer.personId) throw problem('name-taken', { name })
  return row?.id
}

interface Outcome {
  readonly uploadId: string
  readonly wish: Wish
  readonly own: string | undefined
  readonly ingested: Ingested
}

async function register(
  context: Context,
  viewer: Viewer,
  { uploadId, wish, own, ingested }: Outcome,
): Promise<void> {
  const at = context.clock()
  const columns = columnsOf(wish.plan, ingested)
  const id = own ?? context.newId()
  await context.events.transact(async (trx) => {
    // whoever finishes the same file at the same moment comes second: it becomes one version of one dataset
    const { numDeletedRows } = await trx.deleteFrom('upload').where('id', '=', uploadId).executeTakeFirst()
    if (numDeletedRows === 0n) throw problem('not-found')
    const taken = await trx
      .selectFrom('dataset')
      .where('name', '=', wish.name)
      .select('id')
      .executeTakeFirst()
    if (taken?.id !== own) throw problem('name-taken', { name: wish.name })
    if (own === undefined) {
      await registerDataset(
        trx,
        {
          id,
          definition: {
            name: wish.name,
            title: { zh: wish.title, en: wish.title },
            meaning: { zh: wish.meaning ?? wish.title, en: wish.meaning ?? wish.title },
            domain: 'reference',
            // what a person brings is treated as customer data until its owner says otherwise
            classification: 'C2',
            cadence: 'once',
            maxAgeDays: 36_500,
            columns,
            policy: {
              grants: [{ roles: ['viewer', 'analyst', 'steward'], rows: { rule: 'all' }, columns: {} }],
            },
          },
          owner: { personId: viewer.personId, branchId: viewer.branchId },
          visibility: 'private',
          at,
        },
        ingested,
      )
    } else {
      await registerVersion(trx, { datasetId: own, columns, by: viewer.personId, at }, ingested)
    }
    const { version } = await trx
      .selectFrom('dataset')
      .where('id', '=', id)
      .select('version')
      .executeTakeFirstOrThrow()
    await recordEvent(trx, viewer, { kind: 'datasetUploaded', subjectId: id, detail: { number: version } })
    await recordAudit(trx, viewer, {
      action: 'dataset.upload',
      object: `dataset:${id}`,
      detail: { number: version, rows: ingested.rows, snapshot: ingested.snapshot.hash },
    })
  })
}

/** The header of the file stays as the column's title. */
function columnsOf(plan: IngestPlan, ingested: Ingested): Column[] {
  const headers = new Map(plan.columns.map((column) => [column.name, column.header]))
  return ingested.columns.map(({ name, type }) => {
    const header = headers.get(name) || name
    return { name, type, title: { zh: header, en: header }, meaning: { zh: header, en: header } }
  })
}
