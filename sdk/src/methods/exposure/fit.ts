import type { Table } from 'apache-arrow'
import type { FittedRelation } from '../fitted.ts'
import { MethodRefusal, type MethodCall, type Pace } from '../method.ts'
import { leontiefInverse, times } from './leontief.ts'
import { readIndustries, type Industries } from './read-industries.ts'
import { coefficientsTable, exposureTable, qualityTable } from './tables.ts'

/** How far a change of demand reaches: the first round of buying, and all rounds together. */
export async function fit(table: Table, call: MethodCall, pace: Pace): Promise<readonly FittedRelation[]> {
  const read = readIndustries(table, call)
  await pace()
  const inverse = leontiefInverse(read.coefficients)
  if (inverse === undefined) throw unproductive(read)
  await pace()
  const total = times(inverse, read.change)
  const direct = times(read.coefficients, read.change)
  const multipliers = read.names.map((_, column) =>
    read.names.reduce((sum, __, row) => sum + (inverse.values[row * inverse.size + column] ?? 0), 0),
  )
  return [
    exposureTable({ ...read, total, direct, multipliers }),
    coefficientsTable(read, inverse),
    qualityTable({ ...read, total, direct }),
  ]
}

/** Names the industry that buys most for what it puts out. */
function unproductive({ names, coefficients }: Industries): MethodRefusal {
  const { size, values } = coefficients
  const sums = names.map((_, column) =>
    names.reduce((sum, __, row) => sum + (values[row * size + column] ?? 0), 0),
  )
  const most = sums.reduce((best, sum, place) => (sum > (sums[best] ?? 0) ? place : best), 0)
  const [name, share] = [names[most] ?? '', (sums[most] ?? 0).toFixed(2)]
  return new MethodRefusal({
    zh: `按这些系数，行业之间的采购永远满足不了：行业 ${name} 每产出 1 就要采购 ${share}。请检查总产出（应含卖给最终用户的部分），或去掉这个行业`,
    en: `with these coefficients the industries could never meet what they buy from one another: ${name} buys ${share} for every 1 that it puts out. Check the outputs, which include what final users buy, or take the industry out`,
  })
}
