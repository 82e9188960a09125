import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { createProjection, type StoredEvent } from '../../platform/events.ts'

/** Notes which apps want their answers made ahead: a new version of the app, or of data that it follows. */
export function createDueProjection(changed: () => void) {
  return createProjection({
    name: 'answers',
    kinds: ['appPublished', 'datasetUploaded'],
    apply: async (trx, events) => {
      const apps = new Map<string, number>()
      for (const event of events) {
        for (const app of await appsOf(trx, event)) apps.set(app, event.at)
      }
      if (apps.size === 0) return
      await trx
        .insertInto('answer_due')
        .values([...apps].map(([app_id, at]) => ({ app_id, at })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      changed()
    },
    clear: async (trx) => {
      await trx.deleteFrom('answer_due').execute()
    },
  })
}

async function appsOf(trx: Transaction<Database>, event: StoredEvent): Promise<readonly string[]> {
  if (event.kind === 'appPublished') return [event.subjectId]
  const rows = await trx
    .selectFrom('app')
    .innerJoin('app_dataset', (join) =>
      join.onRef('app_dataset.app_id', '=', 'app.id').onRef('app_dataset.number', '=', 'app.version'),
    )
    .innerJoin('dataset', 'dataset.name', 'app_dataset.dataset_name')
    .where('dataset.id', '=', event.subjectId)
    .where('app_dataset.version', 'is', null)
    .where('app.withdrawn_at', 'is', null)
    .select('app.id')
    .execute()
  return rows.map(({ id }) => id)
}
