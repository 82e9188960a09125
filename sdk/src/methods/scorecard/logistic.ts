import type { Pace } from '../method.ts'

/** Rows by columns, row after row. */
export interface Design {
  readonly values: Float64Array
  readonly rows: number
  readonly columns: number
}

export interface Logistic {
  readonly intercept: number
  readonly coefficients: Float64Array
}

/**
 * Logistic regression with a ridge penalty on all but the intercept, by Newton's method. A step that does not help is
 * halved: with a rare strong column a whole one runs away.
 */
export async function fitLogistic(
  design: Design,
  isBad: Uint8Array,
  { ridge, pace }: { readonly ridge: number; readonly pace: Pace },
): Promise<Logistic> {
  const size = design.columns + 1
  let beta = new Float64Array(size)
  const bad = isBad.reduce((sum, each) => sum + each, 0)
  beta[0] = Math.log((bad + 0.5) / (design.rows - bad + 0.5))
  let loss = lossOf(design, isBad, { beta, ridge })
  for (let round = 0; round < 50; round++) {
    await pace()
    const step = newtonStep(design, isBad, { beta, ridge })
    let part = 1
    let next = moved(beta, step, part)
    let nextLoss = lossOf(design, isBad, { beta: next, ridge })
    while (!(nextLoss <= loss) && part > 1e-6) {
      part /= 2
      next = moved(beta, step, part)
      nextLoss = lossOf(design, isBad, { beta: next, ridge })
    }
    const gain = loss - nextLoss
    beta = next
    loss = nextLoss
    // points are whole numbers: more digits than these would be rounded away
    if (gain < 1e-7 * (1 + Math.abs(loss))) break
  }
  return { intercept: beta[0] ?? 0, coefficients: beta.slice(1) }
}

interface Point {
  readonly beta: Float64Array
  readonly ridge: number
}

function moved(beta: Float64Array, step: Float64Array, part: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(beta, (value, index) => value + part * (step[index] ?? 0))
}

function lineAt({ values, columns }: Design, beta: Float64Array, row: number): number {
  let sum = beta[0] ?? 0
  const start = row * columns
  for (let column = 0; column < columns; column++) {
    sum += (values[start + column] ?? 0) * (beta[column + 1] ?? 0)
  }
  return sum
}

/** Negative log-likelihood plus half the penalty. */
function lossOf(design: Design, isBad: Uint8Array, { beta, ridge }: Point): number {
  let loss = 0
  for (let row = 0; row < design.rows; row++) {
    const line = lineAt(design, beta, row)
    loss += Math.max(line, 0) + Math.log1p(Math.exp(-Math.abs(line))) - (isBad[row] === 1 ? line : 0)
  }
  for (let index = 1; index < beta.length; index++) loss += 0.5 * ridge * (beta[index] ?? 0) ** 2
  return loss
}

function newtonStep(design: Design, isBad: Uint8Array, { beta, ridge }: Point): Float64Array {
  const size = beta.length
  const gradient = new Float64Array(size)
  const hessian = new Float64Array(size * size)
  const row = new Float64Array(size)
  for (let index = 0; index < design.rows; index++) {
    const probability = 1 / (1 + Math.exp(-lineAt(design, beta, index)))
    const weight = probability * (1 - probability)
    const miss = (isBad[index] ?? 0) - probability
    row[0] = 1
    const start = index * design.columns - 1
    for (let column = 1; column < size; column++) row[column] = design.values[start + column] ?? 0
    for (let i = 0; i < size; i++) {
      const value = row[i] ?? 0
      if (value === 0) continue
      gradient[i] = (gradient[i] ?? 0) + miss * value
      const weighted = weight * value
      const line = i * size
      for (let j = 0; j <= i; j++) hessian[line + j] = (hessian[line + j] ?? 0) + weighted * (row[j] ?? 0)
    }
  }
  for (let i = 0; i < size; i++) {
    const penalty = i === 0 ? 0 : ridge
    gradient[i] = (gradient[i] ?? 0) - penalty * (beta[i] ?? 0)
    // a trace more on the diagonal: a column that never changes has no curve of its own
    hessian[i * size + i] = (hessian[i * size + i] ?? 0) + penalty + 1e-9
  }
  return solve(hessian, gradient)
}

/** Solves a symmetric positive definite system, given its lower triangle (Cholesky). */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length
  const lower = matrix.slice()
  const at = (i: number, j: number) => lower[i * size + j] ?? 0
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(i, j)
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k)
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(j, j)
    }
  }
  const solution = right.slice()
  for (let i = 0; i < size; i++) {
    let sum = solution[i] ?? 0
    for (let k = 0; k < i; k++) sum -= at(i, k) * (solution[k] ?? 0)
    solution[i] = sum / at(i, i)
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = solution[i] ?? 0
    for (let k = i + 1; k < size; k++) sum -= at(k, i) * (solution[k] ?? 0)
    solution[i] = sum / at(i, i)
  }
  return solution
}
