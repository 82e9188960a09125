import { createHash } from 'node:crypto'
import type { ExportRight, GrantMode, Treatment } from '@aladdin/sdk/contract/policy.ts'
import type { RowRule } from '@aladdin/sdk/contract/row-rule.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { compilePolicy, type CompiledColumn, type PolicyViewer } from './compile-policy.ts'
import type { PolicyColumn } from './check-policy.ts'

/** Raised when the same entitlement is to be written differently: then every key changes. */
const extractFormat = 2

export interface EntitlementRequest {
  /** `secret` keys the dataset's pseudonyms: 16 to 64 bytes of text, never shown to anyone. */
  readonly dataset: {
    readonly name: string
    readonly columns: readonly PolicyColumn[]
    readonly secret: string
    /** Keys the tokens of `join-only` columns for the viewer's purpose. */
    readonly joinSecret?: string
    /** Ids of a branch and of all below it. */
    readonly under?: (branch: string) => readonly string[]
  }
  /** Hash of the snapshot of the dataset version. */
  readonly version: { readonly snapshot: string }
  readonly policy: { readonly version: number; readonly policy: unknown }
  readonly viewer: PolicyViewer
}

/** What a policy gives one viewer of one dataset version. Equal keys mean equal bytes for whoever holds them. */
export interface Entitlement {
  readonly key: string
  readonly snapshot: string
  readonly where: string
  readonly columns: readonly CompiledColumn[]
  /** Columns of the dataset that the viewer does not see at all. */
  readonly hidden: readonly string[]
  readonly mode: GrantMode
  /** Absent where no grant says: then the class of the data decides. */
  readonly export?: ExportRight
  /** The rule that gives these rows; absent when no grant does. */
  readonly rows?: RowRule
  /** First day on which a grant that is in use has ended. */
  readonly until?: string
  /** Why there is no row; absent when rows are possible. */
  readonly reason?: LocalText
}

export function entitlementOf({ dataset, version, policy, viewer }: EntitlementRequest): Entitlement {
  const compiled = compilePolicy(policy.policy, dataset, viewer)
  const { where, columns, used, reason, mode, rows, until } = compiled
  const identity = {
    format: extractFormat,
    dataset: dataset.name,
    snapshot: version.snapshot,
    policyVersion: policy.version,
    empty: where === 'false',
    attributes: used,
    /** Two roles may use the same values by different rules. */
    where,
    columns: columns.map(({ name, type, treatment }) => [name, type, treatmentKey(treatment)]),
    mode,
    secret: usedSecrets(dataset, columns),
  }
  const visible = new Set(columns.map(({ name }) => name))
  return {
    key: createHash('sha256').update(canonicalJson(identity)).digest('hex'),
    snapshot: version.snapshot,
    where,
    columns,
    hidden: dataset.columns.map(({ name }) => name).filter((name) => !visible.has(name)),
    mode,
    ...(compiled.export === undefined ? {} : { export: compiled.export }),
    ...(rows === undefined ? {} : { rows }),
    ...(until === undefined ? {} : { until }),
    ...(reason ? { reason } : {}),
  }
}

/** A digest of each secret by which some value was replaced: another secret means other bytes. */
function usedSecrets(
  { secret, joinSecret = '' }: EntitlementRequest['dataset'],
  columns: readonly CompiledColumn[],
): readonly string[] {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')
  const shows = (what: string) => columns.some(({ treatment }) => treatmentKey(treatment) === what)
  return [shows('masked:pseudonym') ? digest(secret) : '', shows('join-only') ? digest(joinSecret) : '']
}

function treatmentKey(treatment: Treatment): string {
  return treatment.treatment === 'masked' ? `masked:${treatment.mask}` : treatment.treatment
}

/** JSON whose object keys are sorted, so that equal values are equal text. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
