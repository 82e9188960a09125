import type { Distances } from './read-problem.ts'

/** How fast distance puts people off: shares fall with its square. */
const exponent = 2

/** Each open site's share of all visits where people go to every site, to near ones more often (Huff). */
export function sharesOf({ demand, weights, cost }: Distances, open: Int32Array): Float64Array {
  const shares = new Float64Array(open.length)
  const total = weights.reduce((sum, each) => sum + each, 0)
  for (let row = 0; row < demand.length; row++) {
    const ways = Float64Array.from(open, (site) => cost[site * demand.length + row] ?? 0)
    // who stands at the door goes in
    const isAt = ways.includes(0)
    const pulls = ways.map((way) => (isAt ? (way === 0 ? 1 : 0) : way ** -exponent))
    const all = pulls.reduce((sum, each) => sum + each, 0)
    if (all === 0) continue
    for (let place = 0; place < shares.length; place++)
      shares[place] = (shares[place] ?? 0) + ((weights[row] ?? 0) / total) * ((pulls[place] ?? 0) / all)
  }
  return shares
}
