import type { FitMethod } from '../method.ts'
import { retentionCard } from './card.ts'
import { fit } from './fit.ts'
import { RetentionOptions } from './options.ts'
import { retentionQuery } from './query.ts'
import { score } from './score.ts'

/** Learns from cohorts how customers leave, and foretells how many will be left. */
export const retention: FitMethod = {
  kind: 'fit',
  name: 'retention',
  title: retentionCard.title,
  summary: retentionCard.summary,
  options: RetentionOptions,
  relations: [
    {
      role: 'data',
      optional: false,
      label: { zh: '每期还在的客户数', en: 'Customers who are left in each period' },
      columns: [
        { name: 'period', types: ['integer', 'number'] },
        { name: 'customers', types: ['integer', 'number'] },
      ],
    },
  ],
  learned: ['parameters', 'projection', 'quality'],
  outputs: (name) => [
    name,
    ...['parameters', 'projection', 'quality', 'about'].map((side) => `${name}_${side}`),
  ],
  query: retentionQuery,
  fit,
  score,
}
