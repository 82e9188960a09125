import type { FittedRelation, FittedValue } from '../fitted.ts'
import { MethodRefusal, type MethodCall } from '../method.ts'

/** Trees that one column of the sum adds up, so that no expression grows deep. */
const treesAtOnce = 20

/**
 * Statements that score rows: each tree is written as nested `case` over the row's own values, and the trees are added
 * up. What is scored with is text that anyone can read, and the same as the table `trees`.
 */
export function score(call: MethodCall, fitted: readonly FittedRelation[]): readonly string[] {
  const { name, quote, relations, options, columns } = call
  const role = relations['score'] === undefined ? 'data' : 'score'
  const known = (columns[role] ?? []).map((column) => column.name)
  const find = (wanted: string) => known.find((each) => each.toLowerCase() === wanted.toLowerCase())
  const forest = readForest(fitted)
  const features = [
    ...new Map(forest.nodes.flatMap(({ feature, kind }) => (feature === null ? [] : [[feature, kind]]))),
  ]
  const id = find(String(options['id']))
  const missing = [
    ...features.map(([feature]) => feature),
    ...(id === undefined ? [String(options['id'])] : []),
  ].filter((feature) => find(feature) === undefined)
  if (missing.length > 0 || id === undefined) throw absent(missing)
  const numbers = features.flatMap(([feature, kind]) => (kind === 'below' ? [feature] : []))
  const places = new Map(features.map(([feature], index) => [feature, `f${index}`]))
  const values = features.map(([feature, kind]) => {
    const column = quote(find(feature) ?? feature)
    const number = `try_cast(${column} as double)`
    const value =
      kind === 'below' ? `case when isfinite(${number}) then ${number} end` : `nullif(${column}::varchar, '')`
    return `, ${value} as ${places.get(feature) ?? ''}`
  })
  const sums: string[] = []
  for (let first = 0; first < forest.trees.length; first += treesAtOnce) {
    const some = forest.trees.slice(first, first + treesAtOnce)
    sums.push(some.map((tree) => caseOf(forest, tree, { node: 0, places })).join('\n  + '))
  }
  const rows = quote(`${name}__rows`)
  const margin = [forest.base, ...sums.map((_, index) => `s${index}`)].join(' + ')
  return [
    ...numbers.map((feature) =>
      refuseWords(call, { feature, role, column: quote(find(feature) ?? feature) }),
    ),
    `create or replace temp table ${rows} as
select row_number() over () as "__row", ${quote(id)} as "__id"${values.join('')} from ${relations[role] ?? ''}`,
    `create or replace temp table ${quote(name)} as
with sums as (
  select "__row", "__id"${sums.map((sum, index) => `,\n  ${sum} as s${index}`).join('')}
  from ${rows}
)
select "__id" as ${quote(id)}, 1 / (1 + exp(-(${margin}))) as pd, ${margin} as log_odds
from sums order by "__row"`,
  ]
}

interface Node {
  readonly tree: number
  readonly node: number
  readonly kind: string
  readonly feature: string | null
  readonly threshold: number
  readonly missingIsYes: boolean
  readonly othersAreYes: boolean
  readonly yes: number
  readonly no: number
  readonly value: number
}

interface Forest {
  readonly base: string
  readonly trees: readonly number[]
  readonly nodes: readonly Node[]
  readonly at: ReadonlyMap<string, Node>
  readonly levels: ReadonlyMap<string, readonly string[]>
}

function caseOf(
  forest: Forest,
  tree: number,
  { node, places }: { node: number; places: ReadonlyMap<string, string> },
): string {
  const found = forest.at.get(`${tree}:${node}`)
  if (found === undefined || found.feature === null) return double(found?.value ?? 0)
  const column = places.get(found.feature) ?? ''
  const test =
    found.kind === 'below'
      ? `${column} < ${double(found.threshold)}`
      : `${column} ${found.othersAreYes ? 'not in' : 'in'} (${(forest.levels.get(`${tree}:${node}`) ?? []).map(text).join(', ') || "''"})`
  const [yes, no] = [found.yes, found.no].map((next) => caseOf(forest, tree, { node: next, places }))
  const isYes = found.missingIsYes ? `coalesce(${test}, true)` : test
  return `case when ${isYes} then ${yes} else ${no} end`
}

function readForest(fitted: readonly FittedRelation[]): Forest {
  const nodes = recordsOf(fitted, 'trees').map((row): Node => ({
    tree: Number(row['tree']),
    node: Number(row['node']),
    kind: String(row['kind']),
    feature: row['feature'] === null || row['feature'] === undefined ? null : String(row['feature']),
    threshold: Number(row['threshold']),
    missingIsYes: row['missing_is_yes'] === true,
    othersAreYes: row['others_are_yes'] === true,
    yes: Number(row['yes_node']),
    no: Number(row['no_node']),
    value: Number(row['value']),
  }))
  const levels = new Map<string, string[]>()
  for (const row of recordsOf(fitted, 'levels')) {
    const key = `${String(row['tree'])}:${String(row['node'])}`
    levels.set(key, [...(levels.get(key) ?? []), String(row['level'])])
  }
  return {
    base: double(nodes.find(({ kind }) => kind === 'base')?.value ?? 0),
    trees: [...new Set(nodes.flatMap(({ tree, kind }) => (kind === 'base' ? [] : [tree])))],
    nodes,
    at: new Map(nodes.map((node) => [`${node.tree}:${node.node}`, node])),
    levels,
  }
}

function recordsOf(
  fitted: readonly FittedRelation[],
  side: string,
): readonly Readonly<Record<string, FittedValue>>[] {
  const table = fitted.find((each) => each.side === side)
  const names = (table?.columns ?? []).map(({ name }) => name)
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])),
  )
}

/** Words where numbers were learned would all count as missing, in silence. */
function refuseWords(
  call: MethodCall,
  { feature, role, column }: { feature: string; role: string; column: string },
): string {
  const wrong = `${column} is not null and trim(${column}::varchar) <> '' and try_cast(${column} as double) is null`
  const sentence = `列 ${feature} 应为数字，待评分的数据里却有文字，请改正后再运行 · column ${feature} must hold numbers and has words in the rows to score: mend them and run again`
  return `select case when count(*) > 0 then error(${text(sentence)}) end from ${call.relations[role] ?? ''} where ${wrong}`
}

function absent(missing: readonly string[]): MethodRefusal {
  return new MethodRefusal({
    zh: `评分需要列 ${missing.join('、')}，数据中没有。请补上这些列，或换一份数据`,
    en: `scoring needs ${missing.join(', ')}, which the data does not have: add them, or take other data`,
  })
}

/** Digits alone are read as decimals, which have fewer of them than a double. */
function double(value: number): string {
  return `${Number.isInteger(value) ? value.toFixed(1) : String(value)}::double`
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
