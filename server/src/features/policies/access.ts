import type { Static } from 'typebox'
import type { AccessRow, listAccess } from '@aladdin/sdk/contract/policies.ts'
import type { PersonId } from '@aladdin/sdk/contract/ids.ts'
import { grantsFor } from '../../engine/extract/combine-grants.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import { findViewer } from '../../platform/find-viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { listHolders } from './bank-facts.ts'
import { findKept } from './find-kept.ts'

/** Everyone who holds a position today: whether she sees rows, which, and whether by name. No row is read for it. */
export async function listWhoSees(
  context: Context,
  viewer: Viewer,
  { name, purpose = 'analysis' }: { name: string } & Static<typeof listAccess.query>,
): Promise<AccessRow[]> {
  const { db, clock, gate } = context
  const kept = await findKept(db, viewer, name)
  const today = bankDay(clock())
  const rows: AccessRow[] = []
  for (const holder of await listHolders(db, today)) {
    const other = await findViewer(db, holder.position, { via: 'session', scopes: [], now: clock() })
    const gated = other === undefined ? undefined : await gate.find(other, name, { purpose })
    const treatments = Object.values(gated?.treatments ?? {}).map(({ treatment }) => treatment)
    const { id, role } = holder
    rows.push({
      position: holder.position,
      // ids come from our own tables
      person: { id: id as PersonId, name: holder.name, display: holder.display },
      role,
      branch: holder.branch,
      rows: gated !== undefined && gated.entitlement.where !== 'false',
      reason: gated?.reason ?? unreached,
      exception: grantsFor(kept.policy, { role, person: id, purpose, today }).some((grant) => grant.people),
      mode: gated?.mode ?? { kind: 'rows' },
      export: gated?.exportRight ?? 'none',
      masked: treatments.filter((treatment) => treatment === 'masked' || treatment === 'join-only').length,
      hidden: treatments.filter((treatment) => treatment === 'hidden').length,
      ...(gated?.until === undefined ? {} : { until: gated.until }),
    })
  }
  return rows
}

const unreached = { zh: '这份数据没有共享到其机构', en: 'the dataset is not shared with that branch' }
