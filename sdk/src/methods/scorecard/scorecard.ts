import { checkedSides } from '../checks/learned-sides.ts'
import type { FitMethod } from '../method.ts'
import { scorecardCard } from './card.ts'
import { fit } from './fit.ts'
import { ScorecardOptions } from './options.ts'
import { trainingQuery } from '../training/read-rows.ts'
import { score } from './score.ts'

/** What a fit leaves behind, as `<name>_<side>`. */
const learned = ['points', 'levels', 'scale', ...checkedSides]

/** Learns a points table from rows with a known outcome, and scores rows by joining it. */
export const scorecard: FitMethod = {
  kind: 'fit',
  name: 'scorecard',
  title: scorecardCard.title,
  summary: scorecardCard.summary,
  options: ScorecardOptions,
  relations: [
    {
      role: 'data',
      optional: false,
      label: { zh: '有结果的行', en: 'Rows with a known outcome' },
      columns: [],
    },
    {
      role: 'score',
      optional: true,
      label: { zh: '要评分的行，不写则为 data', en: 'Rows to score; data when absent' },
      columns: [],
    },
  ],
  learned,
  outputs: (name) => [name, ...[...learned, 'reasons', 'about'].map((side) => `${name}_${side}`)],
  query: trainingQuery,
  fit,
  score,
}
