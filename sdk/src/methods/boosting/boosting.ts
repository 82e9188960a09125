import { checkedSides } from '../checks/learned-sides.ts'
import type { FitMethod } from '../method.ts'
import { trainingQuery } from '../training/read-rows.ts'
import { boostingCard } from './card.ts'
import { fit } from './fit.ts'
import { BoostingOptions } from './options.ts'
import { score } from './score.ts'

const learned = ['trees', 'levels', ...checkedSides]

/** Learns a sum of small trees from rows with a known outcome, and scores rows by the trees written as SQL. */
export const boosting: FitMethod = {
  kind: 'fit',
  name: 'boosting',
  title: boostingCard.title,
  summary: boostingCard.summary,
  options: BoostingOptions,
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
  outputs: (name) => [name, ...[...learned, 'about'].map((side) => `${name}_${side}`)],
  query: trainingQuery,
  fit,
  score,
}
