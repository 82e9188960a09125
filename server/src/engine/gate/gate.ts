import type { Kysely } from 'kysely'
import type { Classification, Column } from '@aladdin/sdk/contract/dataset.ts'
import type { ExportRight, GrantMode, Policy, Purpose, Treatment } from '@aladdin/sdk/contract/policy.ts'
import { problem, ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import type { Database } from '../../database/schema.ts'
import { bankDay } from '../../platform/bank-day.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { BlobDamaged } from '../../storage/blob-store.ts'
import { entitlementOf, type Entitlement } from '../extract/entitlement.ts'
import type { ExtractStore, Movement, Sample, StoredExtract } from '../extract/extract-store.ts'
import { findJoinSecret, findSubtrees } from './policy-facts.ts'
import { describeRows } from './reason.ts'

/** One version of a dataset as one viewer meets it: what it is, and what of it is hers. */
export interface GatedDataset {
  readonly id: string
  readonly name: string
  readonly title: LocalText
  readonly classification: Classification
  readonly visibility: 'private' | 'branch' | 'bank'
  readonly ownerId: string
  readonly ownerBranchId: string
  readonly version: number
  readonly totalRows: number
  readonly dataDate: string | undefined
  readonly columns: readonly Column[]
  /** By column name; every column has one. */
  readonly treatments: Readonly<Record<string, Treatment>>
  /** Why these rows, or why none. */
  readonly reason: LocalText
  readonly purpose: Purpose
  /** `server-only` rows never go to a browser; those of `aggregate` are groups. */
  readonly mode: GrantMode
  readonly exportRight: ExportRight
  readonly mayExport: boolean
  /** First day on which a grant that is in use has ended. */
  readonly until?: string
  readonly entitlement: Entitlement
}

/** What is asked for besides the name; an unsaved policy is tried instead of the one in force. */
export interface Ask {
  readonly version?: number
  readonly purpose?: Purpose
  readonly policy?: Policy
}

export interface Gate {
  /** The dataset as the viewer meets it; undefined when it does not exist for her. */
  readonly find: (viewer: Viewer, name: string, ask?: number | Ask) => Promise<GatedDataset | undefined>
  /** Her part of the dataset as a file. The only way in which rows leave the server. */
  readonly extract: (gated: GatedDataset) => Promise<StoredExtract>
  /** What she would get of it, made and thrown away: how many rows, and the first of them as `shown` has them. */
  readonly tryOut: (
    gated: GatedDataset,
    shown: Entitlement,
    limit: number,
  ) => Promise<Sample & { readonly count: number }>
  /** First rows of her part; of rows that only the server may see, none. */
  readonly sample: (gated: GatedDataset, limit: number) => Promise<Sample>
  /** The newest days of her part, by a column of it. */
  readonly movement: (
    gated: GatedDataset,
    columns: { readonly day: string; readonly measure?: string },
  ) => Promise<Movement>
  /** Removes extracts that nobody has asked for since a moment. */
  readonly sweep: (since: number) => Promise<number>
}

/**
 * The one gate. Every surface asks here with its viewer, the policy is evaluated on every call, and what comes back
 * is already hers alone: no surface can ask for more.
 */
export function createGate({ db, extracts, clock }: GateParts): Gate {
  return {
    async find(viewer, name, ask = {}) {
      const {
        version,
        purpose = 'analysis',
        policy: tried,
      } = typeof ask === 'number' ? { version: ask } : ask
      const row = await findDataset(db, viewer, { name, version })
      if (row === undefined) return undefined
      const columns: Column[] = JSON.parse(row.columns)
      const policy: Policy = tried ?? JSON.parse(row.document)
      const subtrees = await findSubtrees(db, policy)
      const joinSecret = await findJoinSecret(db, policy, purpose)
      const entitlement = entitlementOf({
        dataset: {
          name: row.name,
          columns: judgedColumns(columns, row.newest_columns),
          secret: row.secret,
          under: (id) => subtrees.get(id) ?? [],
          ...(joinSecret === undefined ? {} : { joinSecret }),
        },
        version: { snapshot: row.snapshot_hash },
        policy: { version: tried === undefined ? row.policy_version : 0, policy },
        viewer: {
          role: viewer.role,
          person: viewer.personId,
          purpose,
          today: bankDay(clock()),
          attributes: {
            branch: viewer.branchId,
            branches: [...viewer.branches],
            region: viewer.region,
            subject: viewer.subject,
          },
        },
      })
      // to see is not to take along: of customer data nothing leaves unless the policy says so, or nobody but its
      // viewer has it, who brought it herself
      const isHersAlone = row.visibility === 'private' && row.owner_id === viewer.personId
      const mayLeave = row.classification !== 'C2' || isHersAlone
      const exportRight = entitlement.export ?? (mayLeave ? 'with-receipt' : 'none')
      const branch = { zh: row.branch_zh, en: row.branch_en }
      return {
        id: row.id,
        name: row.name,
        title: { zh: row.title_zh, en: row.title_en },
        classification: row.classification,
        visibility: row.visibility,
        ownerId: row.owner_id,
        ownerBranchId: row.owner_branch_id,
        version: row.number,
        totalRows: row.rows,
        dataDate: row.data_date ?? undefined,
        columns,
        treatments: treatmentsOf(columns, entitlement),
        reason: entitlement.reason ?? describeRows(entitlement, viewer, { branch, columns }),
        purpose,
        mode: entitlement.mode,
        exportRight,
        mayExport: exportRight === 'with-receipt',
        ...(entitlement.until === undefined ? {} : { until: entitlement.until }),
        entitlement,
      }
    },
    sweep: (since) => extracts.sweep(since),
    extract: (gated) => asDataProblem(gated, extracts.getExtract(gated.entitlement)),
    movement: (gated, columns) => asDataProblem(gated, extracts.readMovement(gated.entitlement, columns)),
    sample: async (gated, limit) => {
      if (gated.mode.kind === 'server-only') {
        return { columns: gated.entitlement.columns.map((column) => column.name), rows: [] }
      }
      return asDataProblem(gated, extracts.readSample(gated.entitlement, limit))
    },
    tryOut: async (gated, shown, limit) => {
      const { count } = await asDataProblem(gated, extracts.tryOut(gated.entitlement, 1))
      return { ...(await asDataProblem(gated, extracts.tryOut(shown, limit))), count }
    },
  }
}

interface GateParts {
  readonly db: Kysely<Database>
  readonly extracts: ExtractStore
  readonly clock: () => number
}

/**
 * Columns that the policy in force was written for. What an older version had besides is judged by no policy any
 * more: a mask that it once had cannot even be named, so the column is not delivered.
 */
function judgedColumns(columns: readonly Column[], newest: string): readonly Column[] {
  const names = new Set((JSON.parse(newest) as Column[]).map(({ name }) => name)) // our own table
  return columns.filter(({ name }) => names.has(name))
}

async function asDataProblem<TResult>(gated: GatedDataset, rows: Promise<TResult>): Promise<TResult> {
  try {
    return await rows
  } catch (cause) {
    if (!(cause instanceof BlobDamaged)) throw cause
    throw new ProblemError(problem('data-damaged', { dataset: gated.title }).problem, { cause })
  }
}

function findDataset(
  db: Kysely<Database>,
  viewer: Viewer,
  { name, version }: { name: string; version: number | undefined },
) {
  return db
    .selectFrom('dataset')
    .innerJoin('dataset_version', 'dataset_version.dataset_id', 'dataset.id')
    .innerJoin('policy', (join) =>
      join
        .onRef('policy.dataset_id', '=', 'dataset.id')
        .onRef('policy.version', '=', 'dataset.policy_version'),
    )
    .innerJoin('dataset_version as newest', (join) =>
      join.onRef('newest.dataset_id', '=', 'dataset.id').onRef('newest.number', '=', 'dataset.version'),
    )
    .innerJoin('branch', (join) => join.on('branch.id', '=', viewer.branchId))
    .where('dataset.name', '=', name)
    .where('dataset.deleted_at', 'is', null)
    .where(
      reaches(viewer, {
        visibility: 'dataset.visibility',
        owner: 'dataset.owner_id',
        branch: 'dataset.owner_branch_id',
      }),
    )
    .where((row) => row('dataset_version.number', '=', version ?? row.ref('dataset.version')))
    .select([
      'dataset.id',
      'dataset.name',
      'dataset.title_zh',
      'dataset.title_en',
      'dataset.classification',
      'dataset.visibility',
      'dataset.owner_id',
      'dataset.owner_branch_id',
      'dataset.policy_version',
      'dataset.secret',
      'dataset_version.number',
      'dataset_version.snapshot_hash',
      'dataset_version.rows',
      'dataset_version.columns',
      'newest.columns as newest_columns',
      'dataset_version.data_date',
      'policy.document',
      'branch.name_zh as branch_zh',
      'branch.name_en as branch_en',
    ])
    .executeTakeFirst()
}

function treatmentsOf(columns: readonly Column[], entitlement: Entitlement): Record<string, Treatment> {
  const granted = new Map(entitlement.columns.map((column) => [column.name, column.treatment]))
  return Object.fromEntries(
    columns.map(({ name }) => [name, granted.get(name) ?? { treatment: 'hidden' as const }]),
  )
}
