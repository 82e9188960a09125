import type { FitMethod } from '../method.ts'
import { upliftCard } from './card.ts'
import { fit } from './fit.ts'
import { UpliftOptions } from './options.ts'
import { experimentQuery } from './read-experiment.ts'
import { score } from './score.ts'

const learned = ['points', 'levels', 'features', 'curve', 'quality']

/** Learns from a random experiment whom contact changes, and scores a list by it. */
export const uplift: FitMethod = {
  kind: 'fit',
  name: 'uplift',
  title: upliftCard.title,
  summary: upliftCard.summary,
  options: UpliftOptions,
  relations: [
    {
      role: 'data',
      optional: false,
      label: { zh: '随机试验的行', en: 'Rows of a random experiment' },
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
  query: experimentQuery,
  fit,
  score,
}
