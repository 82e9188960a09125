import type {
  ExportRight,
  Grant,
  GrantMode,
  Policy,
  Purpose,
  Treatment,
} from '@aladdin/sdk/contract/policy.ts'
import type { RowRule } from '@aladdin/sdk/contract/row-rule.ts'
import type { Role } from '@aladdin/sdk/contract/route.ts'

/** Who asks, for what, on which day. Whoever is not named is nobody in particular. */
export interface Asker {
  readonly role: Role
  readonly person?: string
  readonly purpose?: Purpose
  /** Without a day, every grant that ends has ended. */
  readonly today?: string
}

/** What several grants give together. */
export interface Combined {
  readonly rows: RowRule
  readonly columns: Readonly<Record<string, Treatment>>
  readonly mode: GrantMode
  /** Absent where no grant says: then the class of the data decides. */
  readonly export?: ExportRight
  /** The first day on which less is given. */
  readonly until?: string
}

/** The grants of a policy that hold for an asker: those for her in person, else those for her role. */
export function grantsFor(policy: Policy, asker: Asker): readonly Grant[] {
  const holding = policy.grants.filter((grant) => holds(grant, asker))
  const own = holding.filter(({ people }) => people !== undefined)
  return own.length > 0 ? own : holding
}

/**
 * Inside one role the rows of the grants are united; whatever is said of columns, mode and export, the strictest
 * holds. A union never shows a column better than one of its grants would.
 */
export function combineGrants(grants: readonly Grant[]): Combined | undefined {
  const [first, ...others] = grants
  if (first === undefined) return undefined
  const start = toCombined(first)
  return others.map(toCombined).reduce(join, start)
}

/** The stricter of two treatments; two that cannot be compared leave nothing to see. */
export function stricter(one: Treatment, other: Treatment): Treatment {
  if (one.treatment === 'visible') return other
  if (other.treatment === 'visible') return one
  return sameTreatment(one, other) ? one : { treatment: 'hidden' }
}

export function sameTreatment(one: Treatment, other: Treatment): boolean {
  if (one.treatment === 'masked' && other.treatment === 'masked') return one.mask === other.mask
  return one.treatment === other.treatment
}

/** How a column is shown: what is not named is visible. */
export function treatmentIn(columns: Readonly<Record<string, Treatment>>, name: string): Treatment {
  return (Object.hasOwn(columns, name) ? columns[name] : undefined) ?? { treatment: 'visible' }
}

/** Equal modes, whatever the order of their lists. */
export function sameMode(one: GrantMode, other: GrantMode): boolean {
  if (one.kind !== 'aggregate' || other.kind !== 'aggregate') return one.kind === other.kind
  const text = (mode: typeof one) =>
    JSON.stringify([
      mode.k,
      mode.entity,
      mode.maxDimensions,
      mode.dimensions.toSorted(),
      mode.measures.toSorted(),
    ])
  return text(one) === text(other)
}

/** How much a right to export gives; where nothing is said, something between. */
export function exportRank(right: ExportRight | undefined): number {
  return right === 'none' ? 0 : right === undefined ? 1 : 2
}

export const defaultMode: GrantMode = { kind: 'rows' }

function holds(
  { roles, people, purposes, expires }: Grant,
  { role, person, purpose, today }: Asker,
): boolean {
  if (!roles.includes(role)) return false
  if (people !== undefined && (person === undefined || !people.includes(person))) return false
  if (purposes !== undefined && (purpose === undefined || !purposes.includes(purpose))) return false
  return expires === undefined || (today !== undefined && today < expires)
}

function toCombined(grant: Grant): Combined {
  return {
    rows: grant.rows,
    columns: grant.columns,
    mode: grant.mode ?? defaultMode,
    ...(grant.export === undefined ? {} : { export: grant.export }),
    ...(grant.expires === undefined ? {} : { until: grant.expires }),
  }
}

function join(one: Combined, other: Combined): Combined {
  const names = new Set([...Object.keys(one.columns), ...Object.keys(other.columns)])
  const until = [one.until, other.until].filter((day) => day !== undefined).toSorted()[0]
  const agree = sameMode(one.mode, other.mode)
  return {
    rows: agree ? { rule: 'or', rules: [one.rows, other.rows] } : { rule: 'none' },
    columns: Object.fromEntries(
      [...names].map((name) => [
        name,
        stricter(treatmentIn(one.columns, name), treatmentIn(other.columns, name)),
      ]),
    ),
    mode: one.mode,
    ...lesserExport(one.export, other.export),
    ...(until === undefined ? {} : { until }),
  }
}

function lesserExport(
  one: ExportRight | undefined,
  other: ExportRight | undefined,
): { export?: ExportRight } {
  const lesser = exportRank(one) <= exportRank(other) ? one : other
  return lesser === undefined ? {} : { export: lesser }
}
