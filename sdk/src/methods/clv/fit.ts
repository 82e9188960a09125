import type { Table, Vector } from 'apache-arrow'
import type { FittedRelation } from '../fitted.ts'
import { MethodRefusal, type MethodCall, type Pace } from '../method.ts'
import { fitPurchases } from './bg-nbd.ts'
import { fitSpend } from './gamma-gamma.ts'

const fewestRepeaters = 20

/** Learns how often customers buy, when they leave and what they spend: seven numbers and no one's history. */
export async function fit(table: Table, _call: MethodCall, pace: Pace): Promise<readonly FittedRelation[]> {
  const [repeats, last, watched, mean] = [0, 1, 2, 3].map((place) => numbersOf(table.getChildAt(place)))
  if (repeats === undefined || last === undefined || watched === undefined || mean === undefined)
    throw new Error('the query of a customer value has four columns')
  const repeaters = repeats.reduce((sum, each) => sum + (each > 0 ? 1 : 0), 0)
  if (repeaters < fewestRepeaters) {
    throw new MethodRefusal({
      zh: `${repeats.length} 个客户中只有 ${repeaters} 个重复购买，至少要 ${fewestRepeaters} 个才能估计。请延长校准期或扩大数据范围`,
      en: `of ${repeats.length} customers ${repeaters} bought again, and at least ${fewestRepeaters} are needed: lengthen the calibration or widen the data`,
    })
  }
  const purchases = await fitPurchases({ repeats, last, watched }, pace)
  const paying = [...repeats.keys()].filter((row) => (repeats[row] ?? 0) > 0 && (mean[row] ?? 0) > 0)
  const spend =
    paying.length < fewestRepeaters
      ? undefined
      : await fitSpend(
          {
            repeats: Float64Array.from(paying, (row) => repeats[row] ?? 0),
            mean: Float64Array.from(paying, (row) => mean[row] ?? 0),
          },
          pace,
        )
  const { r, alpha, a, b, logLikelihood } = purchases
  return [
    {
      side: 'parameters',
      columns: [
        { name: 'name', type: 'text' },
        { name: 'value', type: 'number' },
      ],
      rows: [
        ['r', r],
        ['alpha', alpha],
        ['a', a],
        ['b', b],
        ...(spend === undefined
          ? []
          : ([
              ['p', spend.p],
              ['q', spend.q],
              ['v', spend.v],
            ] as const)),
        ['log_likelihood', logLikelihood],
        ['customers', repeats.length],
        ['repeaters', repeaters],
      ],
    },
  ]
}

function numbersOf(vector: Vector | null): Float64Array {
  // the query casts each number to double and leaves no null
  return Float64Array.from((vector?.toArray() ?? []) as Float64Array)
}
