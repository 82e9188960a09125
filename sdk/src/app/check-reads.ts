import type { AppDataset, AppProblem, Place } from './app.ts'
import { isParameter } from './blocks/normalize-model.ts'
import type { SourceBlock } from './document.ts'
import { limits } from './limits.ts'
import { lineAt } from './lines.ts'
import { nearest } from './nearest.ts'
import type { MethodShapes, ReadBlock } from './normalize.ts'
import { orderOf } from './order.ts'
import { parameterNames } from './parameter-names.ts'
import { problem } from './problem.ts'
import { parametersOf, relationsOf } from './references.ts'

interface Reads {
  /** Every block as written, those that could not be read too. */
  readonly sources: readonly SourceBlock[]
  readonly blocks: readonly ReadBlock[]
  readonly datasets: readonly AppDataset[]
  readonly methods: MethodShapes
}

/** Reads of relations and parameters that nothing gives, and blocks that read themselves through others. */
export function checkReads(reads: Reads): readonly AppProblem[] {
  const owners = ownersOf(reads)
  const parameters = new Set(reads.blocks.flatMap(({ block }) => parameterNames(block)))
  const unreadable = unreadableInputs(reads)
  const problems: AppProblem[] = []
  const edges = new Map<string, readonly string[]>()
  for (const read of reads.blocks) {
    if (problems.length >= limits.problems) return problems
    const used = relationsRead(read)
    edges.set(
      read.block.name,
      used.flatMap((each) => owners.get(each.name.toLowerCase())?.name ?? []),
    )
    for (const each of used.slice(0, limits.references)) {
      const owner = owners.get(each.name.toLowerCase())
      const words = { block: read.block.name, name: each.name }
      if (!owner && each.certain) {
        const near = nearest(each.name, namesOf(owners))
        problems.push(problem('relation-unknown', each.place(), { ...words, nearest: near }))
      } else if (owner && !owner.hasRows && each.certain) {
        problems.push(problem('not-a-relation', each.place(), { ...words, kind: owner.kind }))
      }
    }
    for (const each of parametersRead(read).slice(0, limits.references)) {
      if (parameters.has(each.name) || unreadable.some((name) => each.name.startsWith(name))) continue
      const near = nearest(each.name, parameters)
      problems.push(
        problem('parameter-unknown', each.place(), {
          block: read.block.name,
          name: each.name,
          nearest: near === undefined ? undefined : `$${near}`,
        }),
      )
    }
  }
  return [...problems, ...cycleProblems(reads, edges)]
}

interface Owner {
  readonly name: string
  readonly kind: string
  readonly hasRows: boolean
  /** The relation as its owner writes it. */
  readonly relation: string
}

/** Who gives a relation, by its name in lower case. */
function ownersOf({ sources, blocks, datasets, methods }: Reads): ReadonlyMap<string, Owner> {
  const owners = new Map<string, Owner>()
  const add = (relation: string, owner: Omit<Owner, 'relation'>): void => {
    const key = relation.toLowerCase()
    if (!owners.has(key)) owners.set(key, { ...owner, relation })
  }
  for (const { alias } of datasets) add(alias, { name: alias, kind: 'dataset', hasRows: true })
  for (const { name, kind } of sources) {
    add(name, {
      name,
      kind,
      hasRows: !['input', 'chart', 'kpi', 'table', 'sankey', 'map', 'graph'].includes(kind),
    })
  }
  for (const { block } of blocks) {
    if (block.kind !== 'model') continue
    const method = Object.hasOwn(methods, block.method) ? methods[block.method] : undefined
    for (const output of method?.outputs(block.name) ?? []) {
      add(output, { name: block.name, kind: 'model', hasRows: true })
    }
  }
  return owners
}

function namesOf(owners: ReadonlyMap<string, Owner>): readonly string[] {
  return [...owners.values()].filter((owner) => owner.hasRows).map((owner) => owner.relation)
}

/** Names of inputs that are wrong themselves: reading them is not a second mistake. */
function unreadableInputs({ sources, blocks }: Reads): readonly string[] {
  const readable = new Set(blocks.map(({ block }) => block.name))
  return sources
    .filter((source) => source.kind === 'input' && !readable.has(source.name))
    .map((source) => source.name)
}

interface Use {
  readonly name: string
  /** Asked only when something is wrong: counting lines of a long text takes time. */
  readonly place: () => Place
  readonly certain: boolean
}

function relationsRead({ block, placeOf }: ReadBlock): readonly Use[] {
  switch (block.kind) {
    case 'sql':
      return relationsOf(block.sql).map((each) => ({
        name: each.name,
        place: () => sqlPlace(block, each.start),
        certain: each.certain,
      }))
    case 'model':
      return Object.entries(block.relations).map(([role, name]) => ({
        name,
        place: () => placeOf([role]),
        certain: true,
      }))
    case 'chart':
    case 'kpi':
    case 'table':
      return [{ name: block.data, place: () => placeOf(['data']), certain: true }]
    case 'input': {
      if (block.type !== 'choice' || block.choices.from !== 'query') return []
      return [{ name: block.choices.relation, place: () => placeOf(['choices', 'from']), certain: true }]
    }
  }
}

function parametersRead({ block, placeOf }: ReadBlock): readonly Omit<Use, 'certain'>[] {
  if (block.kind === 'sql') {
    return parametersOf(block.sql).map((each) => ({
      name: each.name,
      place: () => sqlPlace(block, each.start),
    }))
  }
  if (block.kind !== 'model') return []
  return Object.entries(block.options).flatMap(([option, value]) =>
    isParameter(value) ? [{ name: value.slice(1), place: () => placeOf([option]) }] : [],
  )
}

function sqlPlace(block: { readonly sql: string; readonly place: Place }, offset: number): Place {
  return { file: block.place.file, line: block.place.line - 1 + lineAt(block.sql, offset) }
}

function cycleProblems(reads: Reads, edges: ReadonlyMap<string, readonly string[]>): readonly AppProblem[] {
  return orderOf(edges).cycles.flatMap((cycle) => {
    const [first = ''] = cycle
    const source = reads.sources.find((each) => each.name === first)
    const path = [...cycle, first].join(' → ')
    return source ? [problem('cycle', source.fence, { block: first, path })] : []
  })
}
