import type { FitMethod } from '../method.ts'
import { graphCard } from './card.ts'
import { fit } from './fit.ts'
import { GraphOptions } from './options.ts'
import { graphQuery } from './query.ts'
import { score } from './score.ts'

/** Ranks who matters in a network of payments, and finds the circles in it. */
export const graph: FitMethod = {
  kind: 'fit',
  name: 'graph',
  title: graphCard.title,
  summary: graphCard.summary,
  options: GraphOptions,
  relations: [
    {
      role: 'data',
      optional: false,
      label: { zh: '谁付给谁', en: 'Who pays whom' },
      columns: [
        { name: 'from_id', types: ['text', 'integer'] },
        { name: 'to_id', types: ['text', 'integer'] },
        { name: 'weight', types: ['number', 'integer'] },
      ],
    },
  ],
  learned: ['quality'],
  outputs: (name) => [name, `${name}_communities`, `${name}_quality`, `${name}_nodes`, `${name}_about`],
  query: graphQuery,
  fit,
  score,
}
