/** A weighted graph as arrays: arcs as they were listed, and the same without their direction. */
export interface Network {
  readonly nodes: number
  /** Ends and weight of every arc, ordered by both ends; each pair once. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly weight: Float64Array
}

/** Neighbours of every node in one array after another. */
export interface Links {
  readonly nodes: number
  /** Where the neighbours of each node begin; one more than nodes. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly weights: Float64Array
  /** Weight inside of a node that stands for several, counted from both ends. */
  readonly loops: Float64Array
}

/** Every arc seen from both of its ends; arcs there and back are one link of their summed weight. */
export function linksOf({ nodes, from, to, weight }: Network): Links {
  const there = arcsBy({ nodes, from, to, weight })
  const back = arcsBy({ nodes, from: to, to: from, weight })
  const starts = new Int32Array(nodes + 1)
  const ends = new Int32Array(from.length * 2)
  const weights = new Float64Array(from.length * 2)
  const place = new Int32Array(nodes).fill(-1)
  let count = 0
  for (let node = 0; node < nodes; node++) {
    const first = count
    for (const arcs of [there, back]) {
      for (let arc = arcs.starts[node] ?? 0; arc < (arcs.starts[node + 1] ?? 0); arc++) {
        const end = arcs.ends[arc] ?? 0
        const known = place[end] ?? -1
        if (known >= first) weights[known] = (weights[known] ?? 0) + (arcs.weights[arc] ?? 0)
        else {
          place[end] = count
          ends[count] = end
          weights[count] = arcs.weights[arc] ?? 0
          count += 1
        }
      }
    }
    starts[node + 1] = count
  }
  return {
    nodes,
    starts,
    ends: ends.slice(0, count),
    weights: weights.slice(0, count),
    loops: new Float64Array(nodes),
  }
}

/** Arcs by the node that they leave, in the order in which they are listed. */
export function arcsBy({ nodes, from, to, weight }: Network): Omit<Links, 'loops'> {
  const starts = new Int32Array(nodes + 1)
  for (const node of from) starts[node + 1] = (starts[node + 1] ?? 0) + 1
  for (let node = 0; node < nodes; node++) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0)
  const next = starts.slice(0, nodes)
  const ends = new Int32Array(from.length)
  const weights = new Float64Array(from.length)
  for (let arc = 0; arc < from.length; arc++) {
    const node = from[arc] ?? 0
    const place = next[node] ?? 0
    next[node] = place + 1
    ends[place] = to[arc] ?? 0
    weights[place] = weight[arc] ?? 0
  }
  return { nodes, starts, ends, weights }
}

/** The same arcs the other way round. */
export function reversed({ nodes, from, to, weight }: Network): Network {
  return { nodes, from: to, to: from, weight }
}
