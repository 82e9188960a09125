import type { Table } from 'apache-arrow'
import type { FittedRelation } from '../fitted.ts'
import type { MethodCall, Pace } from '../method.ts'
import { randomOf } from '../training/random.ts'
import { findCircles } from './circles.ts'
import { recogniseHidden } from './hidden-links.ts'
import { reversed } from './network.ts'
import { pageRank } from './pagerank.ts'
import { readNetwork } from './read-network.ts'
import { nodesTable, qualityTable } from './tables.ts'

/** Ranks the nodes both ways, finds their communities, and measures both against what knows less. */
export async function fit(table: Table, call: MethodCall, pace: Pace): Promise<readonly FittedRelation[]> {
  const network = readNetwork(table, call)
  const [damping, resolution] = [Number(call.options['damping']), Number(call.options['resolution'])]
  const received = await pageRank(network, damping, pace)
  const paid = await pageRank(reversed(network), damping, pace)
  const circles = await findCircles(network, { resolution, seed: call.seed, pace })
  const hidden = await recogniseHidden(network, { resolution, random: randomOf(call.seed + 7), pace })
  return [
    nodesTable({ network, received, paid, circles }),
    qualityTable({ network, received, circles, hidden }),
  ]
}
