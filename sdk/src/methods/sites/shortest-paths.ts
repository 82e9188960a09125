export interface Link {
  readonly from: number
  readonly to: number
  readonly cost: number
  /** Line of the data; of two roads between the same places the later counts. */
  readonly line: number
}

interface Wanted {
  readonly demand: readonly number[]
  readonly sites: readonly number[]
  readonly places: number
}

/** Distances along the listed ones (Dijkstra from every demand place); candidate after candidate, each with all demand. */
export function completeByPaths(links: readonly Link[], { demand, sites, places }: Wanted): Float64Array {
  const roads = roadsOf(links, places)
  const cost = new Float64Array(demand.length * sites.length)
  const distance = new Float64Array(places)
  for (const [row, start] of demand.entries()) {
    reach(start, roads, distance)
    for (const [column, site] of sites.entries())
      cost[column * demand.length + row] = distance[site] ?? Number.POSITIVE_INFINITY
  }
  return cost
}

interface Roads {
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly costs: Float64Array
}

/** A road that is listed one way only is open both ways where most are listed so. */
function roadsOf(links: readonly Link[], places: number): Roads {
  const listed = new Set(links.map(({ from, to }) => from * places + to))
  const twoWay = links.filter(({ from, to }) => listed.has(to * places + from)).length
  const isOpenBothWays = twoWay < links.length / 2
  const last = new Map<number, Link>()
  for (const link of links.toSorted((one, other) => one.line - other.line)) {
    last.set(link.from * places + link.to, link)
    if (isOpenBothWays) last.set(link.to * places + link.from, { ...link, from: link.to, to: link.from })
  }
  const roads = [...last.values()].toSorted((one, other) => one.from - other.from)
  const starts = new Int32Array(places + 1)
  for (const { from } of roads) starts[from + 1] = (starts[from + 1] ?? 0) + 1
  for (let place = 0; place < places; place++)
    starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0)
  return {
    starts,
    ends: Int32Array.from(roads, ({ to }) => to),
    costs: Float64Array.from(roads, ({ cost }) => cost),
  }
}

function reach(start: number, { starts, ends, costs }: Roads, distance: Float64Array): void {
  distance.fill(Number.POSITIVE_INFINITY)
  distance[start] = 0
  const heap: { place: number; at: number }[] = [{ place: start, at: 0 }]
  for (;;) {
    const next = heap[0]
    if (next === undefined) return
    const end = heap.pop()
    if (heap.length > 0 && end !== undefined) sink(heap, end)
    if (next.at > (distance[next.place] ?? 0)) continue
    for (let road = starts[next.place] ?? 0; road < (starts[next.place + 1] ?? 0); road++) {
      const [place, at] = [ends[road] ?? 0, next.at + (costs[road] ?? 0)]
      if (at >= (distance[place] ?? 0)) continue
      distance[place] = at
      rise(heap, { place, at })
    }
  }
}

interface Stop {
  readonly place: number
  readonly at: number
}

function rise(heap: Stop[], stop: Stop): void {
  let index = heap.length
  heap.push(stop)
  while (index > 0) {
    const above = (index - 1) >> 1
    const parent = heap[above]
    if (parent === undefined || parent.at <= stop.at) break
    heap[index] = parent
    index = above
  }
  heap[index] = stop
}

function sink(heap: Stop[], stop: Stop): void {
  let index = 0
  for (;;) {
    const [left, right] = [heap[2 * index + 1], heap[2 * index + 2]]
    if (left === undefined) break
    const [child, below] =
      right !== undefined && right.at < left.at ? [right, 2 * index + 2] : [left, 2 * index + 1]
    if (child.at >= stop.at) break
    heap[index] = child
    index = below
  }
  heap[index] = stop
}
