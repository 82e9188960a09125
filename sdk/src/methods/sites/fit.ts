import type { Table } from 'apache-arrow'
import type { FittedRelation, FittedValue } from '../fitted.ts'
import { MethodRefusal, type MethodCall, type Pace } from '../method.ts'
import { chooseSites, type Chosen } from './choose.ts'
import { sharesOf } from './huff.ts'
import { readProblem, type Distances } from './read-problem.ts'

/** Chooses the sites and says who goes where, what it costs and what no choice can go below. */
export async function fit(table: Table, call: MethodCall, pace: Pace): Promise<readonly FittedRelation[]> {
  const problem = readProblem(table, call)
  const { demand, sites, weights, cost } = problem
  const p = Number(call.options['p'])
  if (p > sites.length)
    throw refusal(
      `要选 ${p} 个地点，候选只有 ${sites.length} 个。请把 p 改为不超过 ${sites.length}`,
      `${p} sites are asked for and there are ${sites.length} candidates: make p at most ${sites.length}`,
    )
  const isCover = call.options['goal'] === 'cover'
  const radius = Number(call.options['radius'])
  if (!isCover) refuseUnreachable(problem)
  // farther than any real way, so that reaching more demand always comes first
  const finite = cost.reduce((most, each) => (Number.isFinite(each) ? Math.max(most, each) : most), 0)
  const never = (finite + 1) * 1000
  const weighted = cost.map((value, place) => {
    const weight = weights[place % demand.length] ?? 0
    if (isCover) return value > radius ? weight : 0
    return weight * (Number.isFinite(value) ? value : never)
  })
  const chosen = await chooseSites(
    { demand: demand.length, sites: sites.length, cost: weighted },
    { p, seed: call.seed, pace },
  )
  return tablesOf(problem, chosen, { p, isCover, radius })
}

interface Asked {
  readonly p: number
  readonly isCover: boolean
  readonly radius: number
}

function tablesOf(
  problem: Distances,
  chosen: Chosen,
  { p, isCover, radius }: Asked,
): readonly FittedRelation[] {
  const { demand, sites, weights, cost } = problem
  const costOf = (row: number, site: number) => cost[site * demand.length + row] ?? 0
  const nearest = demand.map((_, row) =>
    chosen.open.reduce(
      (one, other) => (costOf(row, other) < costOf(row, one) ? other : one),
      chosen.open[0] ?? 0,
    ),
  )
  const unreached = nearest.filter((site, row) => !Number.isFinite(costOf(row, site))).length
  if (!isCover && unreached > 0)
    throw refusal(
      `选 ${p} 个地点时仍有 ${unreached} 个需求点到不了任何一个，因为距离表分成了互不相连的几块。请增大 p 或补上距离`,
      `with p = ${p}, ${unreached} demand places reach no site, for the distances fall into separate parts: raise p or add distances`,
    )
  const total = weights.reduce((sum, each) => sum + each, 0)
  const shares = sharesOf(problem, chosen.open)
  const siteRows = [...chosen.open].map((site, place): FittedValue[] => {
    const own = nearest.flatMap((each, row) => (each === site ? [row] : []))
    const amount = own.reduce((sum, row) => sum + (weights[row] ?? 0), 0)
    const way = own.reduce((sum, row) => {
      const value = costOf(row, site)
      return sum + (Number.isFinite(value) ? (weights[row] ?? 0) * value : 0)
    }, 0)
    return [sites[site] ?? '', own.length, amount, amount === 0 ? 0 : way / amount, shares[place] ?? 0]
  })
  const within = nearest.reduce(
    (sum, site, row) => sum + (costOf(row, site) <= radius ? (weights[row] ?? 0) : 0),
    0,
  )
  const gap = chosen.total <= 0 ? 0 : (chosen.total - chosen.bound) / chosen.total
  const cells: readonly (readonly [string, 'text' | 'integer' | 'number' | 'boolean', FittedValue])[] = [
    ['cost', 'number', chosen.total],
    ['bound', 'number', chosen.bound],
    ['gap', 'number', gap],
    ['mean_cost', 'number', chosen.total / total],
    ['p', 'integer', p],
    ['demand', 'integer', demand.length],
    ['candidates', 'integer', sites.length],
    ['weight', 'number', total],
    ['covered', 'number', isCover ? within / total : null],
    ['completed_by_paths', 'boolean', problem.isNetwork],
    [
      'verdict',
      'text',
      chosen.isProven ? 'proven best' : gap <= 0.005 ? 'close to best' : 'good, not proven',
    ],
  ]
  return [
    {
      side: 'sites',
      columns: [
        { name: 'id', type: 'text' },
        { name: 'demand_places', type: 'integer' },
        { name: 'weight', type: 'number' },
        { name: 'mean_cost', type: 'number' },
        { name: 'huff_share', type: 'number' },
      ],
      rows: siteRows,
    },
    {
      side: 'quality',
      columns: cells.map(([name, type]) => ({ name, type })),
      rows: [cells.map(([, , value]) => (typeof value === 'number' ? Number(value.toFixed(6)) : value))],
    },
    {
      side: 'assigned',
      columns: [
        { name: 'from_id', type: 'text' },
        { name: 'to_id', type: 'text' },
        { name: 'cost', type: 'number' },
        { name: 'weight', type: 'number' },
      ],
      rows: nearest.map((site, row) => {
        const value = costOf(row, site)
        return [
          demand[row] ?? '',
          sites[site] ?? '',
          Number.isFinite(value) ? value : null,
          weights[row] ?? 0,
        ]
      }),
    },
  ]
}

/** A place from which no candidate can be reached makes every choice endless. */
function refuseUnreachable({ demand, sites, cost }: Distances): void {
  const lonely = demand.filter((_, row) =>
    sites.every((__, site) => !Number.isFinite(cost[site * demand.length + row])),
  )
  if (lonely.length === 0) return
  const some = lonely.slice(0, 3)
  throw refusal(
    `${lonely.length} 个需求点到不了任何候选地点，例如 ${some.join('、')}。请补上它们的距离，或从需求表中去掉`,
    `${lonely.length} demand places reach no candidate, such as ${some.join(', ')}: add their distances or take them out of the demand`,
  )
}

function refusal(zh: string, en: string): MethodRefusal {
  return new MethodRefusal({ zh, en })
}
