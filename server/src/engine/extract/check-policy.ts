import { Value } from 'typebox/value'
import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import { Policy, type Grant, type Treatment } from '@aladdin/sdk/contract/policy.ts'
import { checkAggregate } from './check-aggregate.ts'
import { checkRule } from './check-rule.ts'
import { treatmentIn } from './combine-grants.ts'
import { findContradictions, type KnownPerson } from './contradictions.ts'
import { masks, tokenTypes } from './masks.ts'
import {
  malformed,
  maskMisfit,
  nothingVisible,
  tokenMisfit,
  unknownColumn,
  type PolicyProblem,
} from './policy-problem.ts'

export interface PolicyColumn {
  readonly name: string
  readonly type: ColumnType
}

/**
 * Everything that is wrong with a policy for a dataset of these columns; empty when it may be saved. A policy with a
 * problem gives nobody a row (`compilePolicy` asks again). `people` are those who show a contradiction by name.
 */
export function checkPolicy(
  policy: unknown,
  columns: readonly PolicyColumn[],
  people: readonly KnownPerson[] = [],
): readonly PolicyProblem[] {
  if (!Value.Check(Policy, policy)) {
    const [error] = Value.Errors(Policy, policy)
    return [malformed((error?.instancePath ?? '').replace(/^\//, ''))]
  }
  const types = new Map(columns.map(({ name, type }) => [name, type]))
  const problems = policy.grants.flatMap((grant, index) => {
    const at = `grants/${index}`
    const isHidden = ({ name }: PolicyColumn) => treatmentIn(grant.columns, name).treatment === 'hidden'
    return [
      ...checkRule(grant.rows, `${at}/rows`, types),
      ...checkColumns(grant, at, types),
      ...checkAggregate(grant, `${at}/mode`, types),
      ...(columns.every(isHidden) ? [nothingVisible(at)] : []),
    ]
  })
  return [...problems, ...findContradictions(policy, columns, people)]
}

function checkColumns(grant: Grant, at: string, types: ReadonlyMap<string, ColumnType>): PolicyProblem[] {
  return Object.entries(grant.columns).flatMap(([name, treatment]) => {
    const type = types.get(name)
    const place = `${at}/columns/${name}`
    if (type === undefined) return [unknownColumn(name, place)]
    return checkTreatment(treatment, { name, type }, place)
  })
}

function checkTreatment(treatment: Treatment, { name, type }: PolicyColumn, place: string): PolicyProblem[] {
  switch (treatment.treatment) {
    case 'masked':
      return masks[treatment.mask].types.includes(type)
        ? []
        : [maskMisfit({ mask: treatment.mask, name, type }, place)]
    case 'join-only':
      return tokenTypes.includes(type) ? [] : [tokenMisfit(name, place)]
    case 'visible':
    case 'hidden':
      return []
  }
}
