/** Who reads whom: for every name the names that it reads. Names that are no key are ignored. */
export type Reads = ReadonlyMap<string, readonly string[]>

export interface Order {
  /** Every name after all that it reads; names of a cycle, and those behind one, are absent. */
  readonly sorted: readonly string[]
  /** Each cycle in reading order: every name reads the next, the last reads the first. */
  readonly cycles: readonly (readonly string[])[]
}

/** Sorts names so that each stands after what it reads, keeping the given order where it is free. */
export function orderOf(reads: Reads): Order {
  const sorted: string[] = []
  const placed = new Set<string>()
  let left = [...reads.keys()]
  for (;;) {
    const waiting: string[] = []
    for (const name of left) {
      const ready = known(reads, name).every((other) => placed.has(other))
      if (!ready) {
        waiting.push(name)
        continue
      }
      sorted.push(name)
      placed.add(name)
    }
    if (waiting.length === left.length) return { sorted, cycles: cyclesOf(reads, left) }
    left = waiting
  }
}

function known(reads: Reads, name: string): readonly string[] {
  return (reads.get(name) ?? []).filter((other) => reads.has(other))
}

function cyclesOf(reads: Reads, names: readonly string[]): readonly (readonly string[])[] {
  const left = new Set(names)
  const cycles: string[][] = []
  const reported = new Set<string>()
  for (const start of names) {
    if (reported.has(start)) continue
    const cycle = cycleFrom(reads, left, start)
    if (!cycle || cycle.some((name) => reported.has(name))) continue
    for (const name of cycle) reported.add(name)
    cycles.push(cycle)
  }
  return cycles
}

/** Follows what is left from `start` until a name comes back; only names in or before a cycle are left. */
function cycleFrom(reads: Reads, left: ReadonlySet<string>, start: string): string[] | undefined {
  const path: string[] = []
  let name: string | undefined = start
  while (name !== undefined) {
    const seen = path.indexOf(name)
    if (seen >= 0) return path.slice(seen)
    path.push(name)
    name = known(reads, name).find((other) => left.has(other))
  }
  return undefined
}
