import type { Table } from 'apache-arrow'
import { MethodRefusal, type MethodCall } from '../method.ts'
import { completeByPaths, type Link } from './shortest-paths.ts'
import { columnOf, mostPairs } from './query.ts'

/** Distances of every demand to every candidate; what cannot be reached is infinite. */
export interface Distances {
  /** Names of the demand places and of the candidates. */
  readonly demand: readonly string[]
  readonly sites: readonly string[]
  readonly weights: Float64Array
  /** Candidate after candidate, each with all demand. */
  readonly cost: Float64Array
  /** Whether distances were completed along the listed ones. */
  readonly isNetwork: boolean
}

/** Reads the query's table; throws with the column and the remedy where something is wrong with it. */
export function readProblem(table: Table, call: MethodCall): Distances {
  const [kind, a, b, value, line] = ['kind', 'a', 'b', 'value', 'line'].map((name) => numbersOf(table, name))
  if (!kind || !a || !b || !value || !line) throw new Error('the query of sites has five columns of numbers')
  const names: string[] = []
  const links: Link[] = []
  const amounts = new Map<number, number>()
  let counts = { distances: 0, amounts: 0, pairs: 0 }
  const words = table.getChild('name')
  for (let row = 0; row < kind.length; row++) {
    const [one = 0, other = 0, number = 0] = [a[row], b[row], value[row]]
    if (kind[row] === 0) names.push(String(words?.get(row)))
    else if (kind[row] === 1) links.push({ from: one, to: other, cost: number, line: line[row] ?? 0 })
    else if (kind[row] === 2) amounts.set(one, number)
    else counts = { distances: one, amounts: other, pairs: number }
  }
  refuseUnusable(counts, call)
  const isFrom = new Uint8Array(names.length)
  const isTo = new Uint8Array(names.length)
  for (const { from, to } of links) {
    isFrom[from] = 1
    isTo[to] = 1
  }
  const sites = [...names.keys()].filter((place) => isTo[place] === 1)
  const isListed = (place: number) => isFrom[place] === 1 || isTo[place] === 1
  const strange = [...amounts.keys()].find((place) => !isListed(place))
  if (strange !== undefined) throw unlisted(names[strange] ?? '', call)
  const wanted = [...amounts].filter(([, amount]) => amount > 0).toSorted(([one], [other]) => one - other)
  if (wanted.length === 0)
    throw refusal(
      '没有大于零的需求，请检查数量列',
      'no demand is above zero: check the column with its amount',
    )
  const demand = wanted.map(([place]) => place)
  const isFull = links.length >= demand.length * sites.length
  const cost = isFull
    ? listedCosts(links, demand, sites)
    : completeByPaths(links, { demand, sites, places: names.length })
  return {
    demand: demand.map((place) => names[place] ?? ''),
    sites: sites.map((place) => names[place] ?? ''),
    weights: Float64Array.from(wanted, ([, amount]) => amount),
    cost,
    isNetwork: !isFull,
  }
}

function listedCosts(
  links: readonly Link[],
  demand: readonly number[],
  sites: readonly number[],
): Float64Array {
  const [rows, columns] = [placesOf(demand), placesOf(sites)]
  const cost = new Float64Array(demand.length * sites.length).fill(Number.POSITIVE_INFINITY)
  for (const { from, to, cost: value } of links) {
    const [row, column] = [rows.get(from), columns.get(to)]
    if (row !== undefined && column !== undefined) cost[column * demand.length + row] = value
  }
  for (const [row, place] of demand.entries()) {
    const column = columns.get(place)
    // a place that is not listed with itself is where it is
    if (column !== undefined && cost[column * demand.length + row] === Number.POSITIVE_INFINITY)
      cost[column * demand.length + row] = 0
  }
  return cost
}

export function placesOf(list: readonly number[]): ReadonlyMap<number, number> {
  return new Map(list.map((place, index) => [place, index]))
}

function refuseUnusable(
  counts: { distances: number; amounts: number; pairs: number },
  call: MethodCall,
): void {
  if (counts.distances > 0) {
    const cost = columnOf(call, 'data', 'cost')
    throw refusal(
      `距离表有 ${counts.distances} 行不能用：${cost} 应为不小于零的数字，两端的地点都要有。请改正这些行`,
      `${counts.distances} lines of the distances cannot be used: ${cost} must be a number of at least zero, and both places must be named. Mend these lines`,
    )
  }
  if (counts.amounts > 0) {
    const weight = columnOf(call, 'demand', 'weight')
    throw refusal(
      `需求表有 ${counts.amounts} 行的 ${weight} 不是不小于零的数字，请改正`,
      `${counts.amounts} lines of the demand have a ${weight} that is no number of at least zero: mend them`,
    )
  }
  if (counts.pairs === 0)
    throw refusal('距离表是空的，请换一份数据', 'there are no distances: take other data')
  if (counts.pairs > mostPairs)
    throw refusal(
      `距离有 ${counts.pairs} 对，最多 ${mostPairs} 对。请先合并相近的地点`,
      `there are ${counts.pairs} distances and at most ${mostPairs} can be read: put neighbouring places together first`,
    )
}

function unlisted(name: string, call: MethodCall): MethodRefusal {
  const from = columnOf(call, 'data', 'from')
  return refusal(
    `需求地点 ${name} 不在距离表的 ${from} 列里，请补上它的距离`,
    `the demand place ${name} is not in the column ${from} of the distances: add its distances`,
  )
}

function numbersOf(table: Table, name: string): Float64Array {
  // the query gives doubles and leaves no null
  return Float64Array.from((table.getChild(name)?.toArray() ?? []) as Float64Array)
}

function refusal(zh: string, en: string): MethodRefusal {
  return new MethodRefusal({ zh, en })
}
