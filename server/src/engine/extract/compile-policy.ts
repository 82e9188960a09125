import {
  Policy,
  type ExportRight,
  type GrantMode,
  type Purpose,
  type Treatment,
} from '@aladdin/sdk/contract/policy.ts'
import type { RowRule } from '@aladdin/sdk/contract/row-rule.ts'
import type { Role } from '@aladdin/sdk/contract/route.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { quoteName } from '@aladdin/sdk/ingest/quote.ts'
import { Value } from 'typebox/value'
import type { BoundAttributes } from './bound-attributes.ts'
import { checkPolicy, type PolicyColumn } from './check-policy.ts'
import { combineGrants, defaultMode, grantsFor, treatmentIn } from './combine-grants.ts'
import { compileRule, type CompiledRule } from './compile-rule.ts'
import { joinToken, masks } from './masks.ts'
import { accessEnded, brokenPolicy, noRowsGranted, roleNotNamed } from './policy-reasons.ts'

export interface CompiledColumn {
  readonly name: string
  readonly type: PolicyColumn['type']
  readonly expression: string
  readonly treatment: Treatment
}

export interface CompiledPolicy {
  /** SQL predicate over the snapshot's columns; `false` when the viewer sees no row. */
  readonly where: string
  /** What the extract has, in the dataset's order; hidden columns are not there. */
  readonly columns: readonly CompiledColumn[]
  /** Values of the attributes that the predicate uses. */
  readonly used: CompiledRule['used']
  readonly mode: GrantMode
  /** Absent where no grant says. */
  readonly export?: ExportRight
  /** The rule that gives these rows; absent when no grant does. */
  readonly rows?: RowRule
  /** First day on which a grant that is in use has ended. */
  readonly until?: string
  /** Why the viewer sees no row at all; absent when the predicate can be true. */
  readonly reason?: LocalText
}

export interface PolicyViewer {
  readonly role: Role
  readonly attributes: BoundAttributes
  /** Id of the person, for exceptions. */
  readonly person?: string
  readonly purpose?: Purpose
  /** The bank's day; without it every grant that ends has ended. */
  readonly today?: string
}

export interface PolicyDataset {
  readonly columns: readonly PolicyColumn[]
  readonly secret: string
  /** Keys the tokens of `join-only` columns for the viewer's purpose; without it they are hidden. */
  readonly joinSecret?: string
  /** Ids of a branch and of all below it. */
  readonly under?: (branch: string) => readonly string[]
}

/** How many rows a group of an aggregate extract has. */
export const groupRowsColumn = 'group_rows'

/** The one compiler of policies. A policy with any problem gives no row. */
export function compilePolicy(policy: unknown, dataset: PolicyDataset, viewer: PolicyViewer): CompiledPolicy {
  const { columns } = dataset
  const nothing = {
    where: 'false',
    columns: emptied(columns),
    used: {},
    mode: defaultMode,
    export: 'none',
  } as const
  if (!Value.Check(Policy, policy) || checkPolicy(policy, columns).length > 0) {
    return { ...nothing, reason: brokenPolicy }
  }
  const combined = combineGrants(grantsFor(policy, viewer))
  if (combined === undefined) return { ...nothing, reason: whyNothing(policy, viewer) }
  const rows = compileRule(combined.rows, {
    attributes: viewer.attributes,
    types: new Map(columns.map(({ name, type }) => [name, type])),
    under: dataset.under ?? (() => []),
  })
  const compiled = columns.flatMap((column) =>
    compileColumn(column, treatmentIn(combined.columns, column.name), dataset),
  )
  const given = {
    columns: combined.mode.kind === 'aggregate' ? groupColumns(compiled, combined.mode) : compiled,
    mode: combined.mode,
    ...(combined.export === undefined ? {} : { export: combined.export }),
    rows: combined.rows,
    ...(combined.until === undefined ? {} : { until: combined.until }),
  }
  if (rows.where !== 'false') return { ...given, where: rows.where, used: rows.used }
  return { ...given, where: 'false', used: {}, reason: rows.reason ?? noRowsGranted }
}

function whyNothing(policy: Policy, viewer: PolicyViewer): LocalText {
  const { today: _, ...anyDay } = viewer
  return grantsFor(policy, { ...anyDay, today: '0000-00-00' }).length > 0
    ? accessEnded
    : roleNotNamed(viewer.role)
}

/** An aggregate extract has its dimensions, then its measures, then the count of each group. */
function groupColumns(
  columns: readonly CompiledColumn[],
  { dimensions, measures }: Extract<GrantMode, { kind: 'aggregate' }>,
): CompiledColumn[] {
  const named = (names: readonly string[]) => columns.filter(({ name }) => names.includes(name))
  const count = {
    name: groupRowsColumn,
    type: 'integer',
    expression: 'count(*)',
    treatment: { treatment: 'visible' },
  } as const
  const sums = named(measures).map((column) => ({ ...column, expression: `sum(${column.expression})` }))
  return [...named(dimensions), ...sums, count]
}

function compileColumn(column: PolicyColumn, treatment: Treatment, dataset: PolicyDataset): CompiledColumn[] {
  const { name, type } = column
  const { secret, joinSecret } = dataset
  const source = quoteName(name)
  switch (treatment.treatment) {
    case 'visible':
      return [{ name, type, expression: source, treatment }]
    case 'masked':
      return [
        { name, type, expression: masks[treatment.mask].expression(source, { type, secret }), treatment },
      ]
    case 'join-only':
      if (joinSecret === undefined) return []
      return [{ name, type, expression: joinToken(source, { type, secret: joinSecret }), treatment }]
    case 'hidden':
      return []
  }
}

/** The columns of an extract without rows, so that an app still binds and can say why it is empty. */
function emptied(columns: readonly PolicyColumn[]): CompiledColumn[] {
  return columns.map(({ name, type }) => ({
    name,
    type,
    expression: quoteName(name),
    treatment: { treatment: 'visible' },
  }))
}
