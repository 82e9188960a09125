import { entitlementOf } from '@aladdin/server/src/engine/extract/entitlement.ts'
import { openExtractIndex } from '@aladdin/server/src/engine/extract/extract-index.ts'
import { createExtractStore } from '@aladdin/server/src/engine/extract/extract-store.ts'
import { openEngineFixture } from '@aladdin/server/src/engine/testing/engine-fixture.ts'
import { join } from 'node:path'
import { listed, median, repeat, timed, type Figure } from './figure.ts'

const branches = 40
const rows = `select 'B' || lpad((i // 50000)::varchar, 2, '0') as branch_id, 'A' || (i * 7919 % 900) as atm_id,
  date '2024-01-01' + (i % 730)::integer as day, (i * 31 % 100000)::double as amount, '王' || (i % 500) as holder
  from range(2000000) r(i) order by branch_id, day`
const columns = [
  { name: 'branch_id', type: 'text' },
  { name: 'atm_id', type: 'text' },
  { name: 'day', type: 'date' },
  { name: 'amount', type: 'number' },
  { name: 'holder', type: 'text' },
] as const
const policy = {
  grants: [
    {
      roles: ['viewer'],
      rows: { rule: 'within', column: 'branch_id', attribute: 'branches' },
      columns: { holder: { treatment: 'masked', mask: 'person-name' } },
    },
  ],
}

/** One branch of forty, 50,000 rows with a masked column, through the gate: job, hash, blob on disk and index. */
export async function measureBranchExtract(): Promise<Figure[]> {
  const engine = await openEngineFixture()
  try {
    const snapshot = (await engine.snapshotOf(rows)).hash
    const store = createExtractStore({
      ...engine,
      index: await openExtractIndex(join(engine.folder, 'extracts')),
    })
    const take = (branch: string) =>
      store.getExtract(
        entitlementOf({
          dataset: { name: 'cash', columns, secret: '0123456789abcdef' },
          version: { snapshot },
          policy: { version: 1, policy },
          viewer: { role: 'viewer', attributes: { branch, branches: [branch], region: null, subject: null } },
        }),
      )
    const times = await repeat(
      (round) => timed(() => take(`B${String((round * 7) % branches).padStart(2, '0')}`)),
      { times: 7, warmUp: 2 },
    )
    return [
      {
        what: 'extract of one branch from 2 M rows (50,000 rows, a warm child)',
        most: 200,
        measured: median(times),
        unit: 'ms',
        note: listed(times),
      },
    ]
  } finally {
    await engine.close()
  }
}
