import { boosting } from './boosting/boosting.ts'
import { customerValue } from './clv/customer-value.ts'
import { exposure } from './exposure/exposure.ts'
import { graph } from './graph/graph.ts'
import type { Methods } from './method.ts'
import { pooledSeasonal } from './forecast/pooled-seasonal.ts'
import { seasonalNaive } from './forecast/seasonal-naive.ts'
import { retention } from './retention/retention.ts'
import { scorecard } from './scorecard/scorecard.ts'
import { segments } from './segments/segments.ts'
import { sites } from './sites/sites.ts'
import { uplift } from './uplift/uplift.ts'

/** Every method that a `model` block can name. */
export const methods: Methods = {
  [pooledSeasonal.name]: pooledSeasonal,
  [seasonalNaive.name]: seasonalNaive,
  [scorecard.name]: scorecard,
  [boosting.name]: boosting,
  [customerValue.name]: customerValue,
  [retention.name]: retention,
  [uplift.name]: uplift,
  [sites.name]: sites,
  [graph.name]: graph,
  [segments.name]: segments,
  [exposure.name]: exposure,
}
