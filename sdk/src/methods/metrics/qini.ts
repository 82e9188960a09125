/** Rows of an experiment with their scores; a higher score means that contact should help more. */
export interface Experiment {
  readonly scores: Float64Array
  readonly isTreated: Uint8Array
  readonly outcomes: Uint8Array
}

export interface QiniPoint {
  /** Share of rows, the most promising first. */
  readonly share: number
  /** Outcomes gained by treating them, per row of the whole. */
  readonly gained: number
}

export interface Qini {
  readonly curve: readonly QiniPoint[]
  /** (area under the curve − area of a random order) / area of a random order; 0 is no better than chance. */
  readonly q: number
  /** Effect on everyone: outcome rate of the treated less that of the others. */
  readonly effect: number
  /** Effect on the first 30 per cent. */
  readonly topEffect: number
}

const steps = 100

/** The incremental curve in a hundred steps; rows of equal scores are spread evenly over their stretch. */
export function qiniOf(experiment: Experiment): Qini {
  const order = orderOf(experiment)
  const total = order.length
  const treated = new Float64Array(steps + 1)
  const [control, treatedHits, controlHits] = [treated.slice(), treated.slice(), treated.slice()]
  const { isTreated, outcomes } = experiment
  for (let place = 0; place < total; place++) {
    const row = order[place] ?? 0
    const step = 1 + Math.floor((place * steps) / total)
    const [rows, hits] = isTreated[row] === 1 ? [treated, treatedHits] : [control, controlHits]
    rows[step] = (rows[step] ?? 0) + 1
    hits[step] = (hits[step] ?? 0) + (outcomes[row] ?? 0)
  }
  for (const sums of [treated, control, treatedHits, controlHits]) {
    for (let step = 1; step <= steps; step++) sums[step] = (sums[step] ?? 0) + (sums[step - 1] ?? 0)
  }
  const effectAt = (step: number) =>
    (treated[step] ?? 0) === 0 || (control[step] ?? 0) === 0
      ? 0
      : (treatedHits[step] ?? 0) / (treated[step] ?? 1) - (controlHits[step] ?? 0) / (control[step] ?? 1)
  const curve = Array.from({ length: steps + 1 }, (_, step) => ({
    share: step / steps,
    gained: (effectAt(step) * step) / steps,
  }))
  const effect = effectAt(steps)
  const area = curve.slice(1).reduce((sum, point, index) => {
    return sum + (point.gained + (curve[index]?.gained ?? 0)) / 2 / steps
  }, 0)
  const random = effect / 2
  return {
    curve,
    effect,
    topEffect: effectAt(Math.round(0.3 * steps)),
    q: random === 0 ? 0 : (area - random) / Math.abs(random),
  }
}

/** Highest score first; equal ones keep the order of the rows, which the seed drew. */
export function orderOf({ scores }: Experiment): Int32Array {
  return Int32Array.from(scores.keys()).sort(
    (one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other,
  )
}
