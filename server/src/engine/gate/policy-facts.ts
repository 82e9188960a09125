import type { Kysely } from 'kysely'
import type { Policy, Purpose } from '@aladdin/sdk/contract/policy.ts'
import type { RowRule } from '@aladdin/sdk/contract/row-rule.ts'
import type { Database } from '../../database/schema.ts'
import { afterPrefix } from '../../platform/find-viewer.ts'

/** By each branch that a policy names: its id and those of all below it. */
export async function findSubtrees(
  db: Kysely<Database>,
  policy: Policy,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const named = [...new Set(policy.grants.flatMap(({ rows }) => branchesIn(rows)))]
  if (named.length === 0) return new Map()
  const tops = await db.selectFrom('branch').where('id', 'in', named).select(['id', 'path']).execute()
  const trees = tops.map(async ({ id, path }) => {
    const below = await db
      .selectFrom('branch')
      .select('id')
      .where('path', '>=', path)
      .where('path', '<', afterPrefix(path))
      .execute()
    return [id, below.map((branch) => branch.id)] as const
  })
  return new Map(await Promise.all(trees))
}

/** What keys the tokens of a purpose; undefined where no column is one. */
export async function findJoinSecret(
  db: Kysely<Database>,
  policy: Policy,
  purpose: Purpose,
): Promise<string | undefined> {
  const isUsed = policy.grants.some(({ columns }) =>
    Object.values(columns).some(({ treatment }) => treatment === 'join-only'),
  )
  if (!isUsed) return undefined
  const row = await db
    .selectFrom('purpose_secret')
    .where('purpose', '=', purpose)
    .select('secret')
    .executeTakeFirst()
  return row?.secret
}

/** Ids of the branches that a rule names. */
export function branchesIn(rule: RowRule): readonly string[] {
  if (rule.rule === 'and' || rule.rule === 'or') return rule.rules.flatMap(branchesIn)
  return rule.rule === 'under' ? [rule.branch] : []
}
