import type { Policy, Purpose } from '@aladdin/sdk/contract/policy.ts'
import type { PolicyPreview, PreviewAs } from '@aladdin/sdk/contract/policies.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { shownTo } from '../../engine/extract/shown-to.ts'
import type { GatedDataset } from '../../engine/gate/gate.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { afterPrefix, findViewer } from '../../platform/find-viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { findOwnToChange } from './find-kept.ts'
import { refuseProblems } from './save-policy.ts'

const sampleRows = 10

interface Trial {
  readonly name: string
  readonly policy: Policy
  readonly as: PreviewAs
  readonly purpose?: Purpose | undefined
}

/** What an unsaved policy would give, by the very gate; its sample shows nothing that the steward may not see. */
export async function tryPolicy(context: Context, viewer: Viewer, trial: Trial): Promise<PolicyPreview> {
  const { db, gate } = context
  const { name, policy, as, purpose = 'analysis' } = trial
  const kept = await findOwnToChange(db, viewer, name)
  await refuseProblems(context, kept, policy)
  const other = 'position' in as ? await findHolder(context, as.position) : await imagine(context, as)
  const gated = await gate.find(other, name, { policy, purpose })
  const own = await gate.find(viewer, name, { purpose })
  if (gated === undefined || own === undefined) throw problem('not-found')
  const { count, sample } = await look(context, gated, own)
  await db.transaction().execute((trx) =>
    recordAudit(trx, viewer, {
      action: 'policy.preview',
      object: `dataset:${kept.id}`,
      detail: { as, purpose, rows: count, shown: sample.rows.length, policy },
    }),
  )
  return {
    rows: count,
    totalRows: gated.totalRows,
    reason: gated.reason,
    mode: gated.mode,
    export: gated.exportRight,
    columns: gated.columns.map(({ name: column }) => ({
      name: column,
      treatment: gated.treatments[column] ?? { treatment: 'hidden' },
    })),
    sample,
  }
}

async function look({ gate }: Context, gated: GatedDataset, own: GatedDataset) {
  const shown = shownTo(own.entitlement, gated.entitlement)
  const { count, columns, rows } = await gate.tryOut(gated, shown ?? gated.entitlement, sampleRows)
  return { count, sample: shown === undefined ? { columns: [], rows: [] } : { columns, rows } }
}

async function findHolder({ db, clock }: Context, position: string): Promise<Viewer> {
  const found = await findViewer(db, position, { via: 'session', scopes: [], now: clock() })
  if (found === undefined) throw problem('not-found')
  return found
}

/** Somebody of a role at a branch, without a name or a code of her own. */
async function imagine({ db }: Context, as: Extract<PreviewAs, { role: unknown }>): Promise<Viewer> {
  const branch = await db.selectFrom('branch').where('id', '=', as.branch).selectAll().executeTakeFirst()
  if (branch === undefined) throw problem('not-found')
  const below = await db
    .selectFrom('branch')
    .select('id')
    .where('path', '>=', branch.path)
    .where('path', '<', afterPrefix(branch.path))
    .orderBy('path')
    .execute()
  return {
    personId: '',
    positionId: '',
    branchId: branch.id,
    role: as.role,
    subject: null,
    branches: below.map(({ id }) => id),
    region: branch.region,
    name: '',
    display: { zh: '', en: '' },
    kind: 'person',
    via: 'session',
    scopes: [],
  }
}
