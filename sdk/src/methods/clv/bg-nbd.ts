import type { Pace } from '../method.ts'
import { logGamma } from './log-gamma.ts'
import { minimise } from './minimise.ts'

/** Customers by repeat purchases, weeks to the last of them and weeks watched. */
export interface Histories {
  readonly repeats: Float64Array
  readonly last: Float64Array
  readonly watched: Float64Array
}

export interface PurchaseModel {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
  readonly logLikelihood: number
}

/** BG/NBD by maximum likelihood (Fader, Hardie and Lee 2005). Equal histories are counted together. */
export async function fitPurchases(histories: Histories, pace: Pace): Promise<PurchaseModel> {
  const groups = groupsOf(histories)
  const { point, loss } = await minimise((logs) => lossOf(groups, logs.map(Math.exp)), [0, 0, 0, 0], pace)
  const [r = 0, alpha = 0, a = 0, b = 0] = point.map(Math.exp)
  return { r, alpha, a, b, logLikelihood: -loss }
}

interface Groups extends Histories {
  readonly customers: Float64Array
  readonly mostRepeats: number
}

function groupsOf({ repeats, last, watched }: Histories): Groups {
  const places = new Map<string, number>()
  const rows: number[] = []
  const customers: number[] = []
  for (let row = 0; row < repeats.length; row++) {
    const key = `${repeats[row] ?? 0} ${last[row] ?? 0} ${watched[row] ?? 0}`
    const place = places.get(key)
    if (place === undefined) {
      places.set(key, rows.length)
      rows.push(row)
      customers.push(1)
    } else customers[place] = (customers[place] ?? 0) + 1
  }
  const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row] ?? 0)
  return {
    repeats: pick(repeats),
    last: pick(last),
    watched: pick(watched),
    customers: Float64Array.from(customers),
    mostRepeats: repeats.reduce((most, each) => Math.max(most, each), 0),
  }
}

function lossOf({ repeats, last, watched, customers, mostRepeats }: Groups, point: Float64Array): number {
  const [r = 0, alpha = 0, a = 0, b = 0] = point
  // what depends on the number of purchases alone is worked out once for each number
  const shared = new Float64Array(mostRepeats + 1)
  const ofR = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b)
  for (let x = 0; x <= mostRepeats; x++) {
    shared[x] = ofR + logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x)
  }
  let sum = 0
  for (let index = 0; index < repeats.length; index++) {
    const x = repeats[index] ?? 0
    const stayed = -(r + x) * Math.log(alpha + (watched[index] ?? 0))
    let line = (shared[x] ?? 0) + stayed
    if (x > 0) {
      const left = Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + (last[index] ?? 0))
      const most = Math.max(stayed, left)
      line = (shared[x] ?? 0) + most + Math.log(Math.exp(stayed - most) + Math.exp(left - most))
    }
    sum -= (customers[index] ?? 0) * line
  }
  return sum
}
