import type { Kysely } from 'kysely'
import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import type { Policy } from '@aladdin/sdk/contract/policy.ts'
import type { Database } from '../../database/schema.ts'
import type { KnownPerson } from '../../engine/extract/contradictions.ts'
import type { PolicyProblem } from '../../engine/extract/policy-problem.ts'
import type { IsBelow } from '../../engine/extract/rule-implies.ts'
import { branchesIn } from '../../engine/gate/policy-facts.ts'
import type { Vocabulary } from './describe-changes.ts'

/** Everyone who holds a position on a day, once for each, by name. */
export async function listHolders(
  db: Kysely<Database>,
  today: string,
): Promise<(KnownPerson & { name: string; position: string })[]> {
  const rows = await db
    .selectFrom('position')
    .innerJoin('person', 'person.id', 'position.person_id')
    .innerJoin('branch', 'branch.id', 'position.branch_id')
    .where('person.disabled_at', 'is', null)
    .where('position.from_date', '<=', today)
    .where((row) => row.or([row('position.to_date', 'is', null), row('position.to_date', '>=', today)]))
    .select(['person.id', 'person.name', 'person.display_zh', 'person.display_en'])
    .select(['position.id as position', 'position.role', 'branch.name_zh', 'branch.name_en'])
    .orderBy('branch.path')
    .orderBy('person.name')
    .execute()
  return rows.map(({ id, name, position, role, ...row }) => ({
    id,
    name,
    position,
    role,
    display: { zh: row.display_zh, en: row.display_en },
    branch: { zh: row.name_zh, en: row.name_en },
  }))
}

/** Whether a branch is another or below it, as the tree stands. */
export async function readTree(db: Kysely<Database>): Promise<IsBelow> {
  const rows = await db.selectFrom('branch').select(['id', 'path']).execute()
  const paths = new Map(rows.map(({ id, path }) => [id, path]))
  return (branch, top) => {
    const [path, above] = [paths.get(branch), paths.get(top)]
    return path !== undefined && above !== undefined && path.startsWith(above)
  }
}

/** Branches and persons that a policy names and that are not there. */
export async function findStrangers(db: Kysely<Database>, policy: Policy): Promise<PolicyProblem[]> {
  const branches = (await db.selectFrom('branch').select('id').execute()).map(({ id }) => id)
  const named = [...new Set(policy.grants.flatMap(({ people }) => people ?? []))]
  const known =
    named.length === 0
      ? []
      : (await db.selectFrom('person').where('id', 'in', named).select('id').execute()).map(({ id }) => id)
  return policy.grants.flatMap(({ rows, people = [] }, index) => [
    ...branchesIn(rows)
      .filter((id) => !branches.includes(id))
      .map((id) =>
        unknown('unknown-branch', `grants/${index}/rows`, { zh: `机构 ${id}`, en: `branch ${id}` }),
      ),
    ...people
      .filter((id) => !known.includes(id))
      .map((id) =>
        unknown('unknown-person', `grants/${index}/people`, { zh: `人员 ${id}`, en: `person ${id}` }),
      ),
  ])
}

/** Names for the words about a policy. */
export async function readVocabulary(db: Kysely<Database>, columns: readonly Column[]): Promise<Vocabulary> {
  const people = await db.selectFrom('person').select(['id', 'display_zh', 'display_en']).execute()
  const names = new Map(people.map((row) => [row.id, { zh: row.display_zh, en: row.display_en }]))
  const titles = new Map(columns.map(({ name, title }) => [name, title]))
  return {
    title: (column) => titles.get(column) ?? { zh: column, en: column },
    person: (id) => names.get(id) ?? { zh: id, en: id },
  }
}

function unknown(
  code: 'unknown-branch' | 'unknown-person',
  at: string,
  what: { zh: string; en: string },
): PolicyProblem {
  const message = {
    zh: `没有${what.zh}。请从列表中重新选择。`,
    en: `There is no ${what.en}. Choose one from the list.`,
  }
  return { code, at, message }
}
