import type { Pace } from '../method.ts'

/** Where a function is least, searched from `start` without derivatives (Nelder and Mead), begun anew until it rests. */
export async function minimise(
  loss: (point: Float64Array) => number,
  start: readonly number[],
  pace: Pace,
): Promise<{ readonly point: Float64Array; readonly loss: number }> {
  let best = { point: Float64Array.from(start), loss: loss(Float64Array.from(start)) }
  for (let round = 0; round < 6; round++) {
    const found = await descend(loss, best.point, pace)
    const gain = best.loss - found.loss
    if (found.loss <= best.loss) best = found
    if (gain < 1e-7 * (1 + Math.abs(best.loss))) break
  }
  return best
}

interface Corner {
  readonly point: Float64Array<ArrayBuffer>
  readonly loss: number
}

async function descend(
  loss: (point: Float64Array) => number,
  start: Float64Array,
  pace: Pace,
): Promise<Corner> {
  const at = (point: Float64Array<ArrayBuffer>): Corner => {
    const value = loss(point)
    return { point, loss: Number.isFinite(value) ? value : Number.MAX_VALUE }
  }
  const moved = Array.from(start.keys(), (axis) =>
    at(Float64Array.from(start, (value, index) => value + (index === axis ? 0.4 : 0))),
  )
  const corners: Corner[] = [at(Float64Array.from(start)), ...moved]
  for (let step = 0; step < 1000; step++) {
    await pace()
    corners.sort((one, other) => one.loss - other.loss)
    const [best, second, worst] = [corners[0], corners.at(-2), corners.at(-1)]
    if (best === undefined || second === undefined || worst === undefined) break
    if (worst.loss - best.loss < 1e-9 * (1 + Math.abs(best.loss))) break
    const middle = Float64Array.from(
      start,
      (_, axis) =>
        corners.slice(0, -1).reduce((sum, { point }) => sum + (point[axis] ?? 0), 0) / (corners.length - 1),
    )
    const towards = (share: number) =>
      at(middle.map((value, axis) => value + share * ((worst.point[axis] ?? 0) - value)))
    const mirrored = towards(-1)
    let next = mirrored
    if (mirrored.loss < best.loss) {
      const further = towards(-2)
      if (further.loss < mirrored.loss) next = further
    } else if (mirrored.loss >= second.loss) next = towards(mirrored.loss < worst.loss ? -0.5 : 0.5)
    if (next.loss < worst.loss) corners[corners.length - 1] = next
    else {
      for (const [index, { point }] of corners.entries()) {
        if (index > 0) corners[index] = at(point.map((value, axis) => ((best.point[axis] ?? 0) + value) / 2))
      }
    }
  }
  return corners.reduce((one, other) => (other.loss < one.loss ? other : one))
}
