import { smallestGroup } from '../fitted.ts'
import type { Settings } from './options.ts'
import { probabilityOf } from './train.ts'

/** A span of points with what the card expected there and what came. */
export interface Grade {
  readonly grade: string
  /** Lowest points of the grade; null is open. */
  readonly from: number | null
  /** Points at which the next better grade begins; null is open. */
  readonly to: number | null
  readonly rows: number
  readonly bad: number
  readonly expected: number
}

/** Shares of all rows in the grades, the best first. */
const shares = [0.1, 0.15, 0.25, 0.25, 0.15, 0.1]

/**
 * Cuts points into grades A (best) to F. Neighbours are put together where one has fewer than twenty rows or the worse
 * of them turned out better: a grade must mean something.
 */
export function gradesOf(points: Float64Array, isBad: Uint8Array, settings: Settings): readonly Grade[] {
  const sorted = Float64Array.from(points).sort()
  let share = 0
  const cuts = shares.slice(0, -1).map((each) => {
    share += each
    return sorted[Math.floor((1 - share) * sorted.length)] ?? 0
  })
  const bounds = [...new Set(cuts)]
  const spans = Array.from({ length: bounds.length + 1 }, (_, place) => ({
    to: bounds[place - 1] ?? null,
    from: bounds[place] ?? null,
    rows: 0,
    bad: 0,
    sum: 0,
  }))
  for (const [row, value] of points.entries()) {
    const span = spans.find(({ from }) => from === null || value >= from)
    if (span === undefined) continue
    span.rows += 1
    span.bad += isBad[row] ?? 0
    span.sum += probabilityOf(value, settings)
  }
  const kept: typeof spans = []
  for (const span of spans) {
    let next = span
    for (let better = kept.at(-1); better !== undefined; better = kept.at(-1)) {
      const isFit =
        better.rows >= smallestGroup &&
        next.rows >= smallestGroup &&
        next.bad / next.rows > better.bad / better.rows
      if (isFit) break
      kept.pop()
      next = {
        to: better.to,
        from: next.from,
        rows: better.rows + next.rows,
        bad: better.bad + next.bad,
        sum: better.sum + next.sum,
      }
    }
    kept.push(next)
  }
  return kept.map(({ from, to, rows, bad, sum }, place) => ({
    grade: String.fromCodePoint(65 + place),
    from,
    to,
    rows,
    bad,
    expected: sum / Math.max(1, rows),
  }))
}

/** 95 % interval of a share (Wilson). */
export function shareInterval(count: number, rows: number): readonly [number, number] {
  if (rows === 0) return [0, 1]
  const z = 1.96
  const share = count / rows
  const middle = (share + (z * z) / (2 * rows)) / (1 + (z * z) / rows)
  const half =
    (z / (1 + (z * z) / rows)) * Math.sqrt((share * (1 - share)) / rows + (z * z) / (4 * rows * rows))
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}
