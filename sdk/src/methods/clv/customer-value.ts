import type { FitMethod } from '../method.ts'
import { customerValueCard } from './card.ts'
import { fit } from './fit.ts'
import { trainingQuery } from './histories.ts'
import { CustomerValueOptions } from './options.ts'
import { score } from './score.ts'

/** Learns how often customers buy and when they leave, and foretells each one's purchases and value. */
export const customerValue: FitMethod = {
  kind: 'fit',
  name: 'customer-value',
  title: customerValueCard.title,
  summary: customerValueCard.summary,
  options: CustomerValueOptions,
  relations: [
    {
      role: 'data',
      optional: false,
      label: { zh: '交易', en: 'Transactions' },
      columns: [
        { name: 'customer_id', types: ['text', 'integer'] },
        { name: 'date', types: ['date', 'timestamp'] },
        { name: 'amount', types: ['number', 'integer'] },
      ],
    },
  ],
  learned: ['parameters'],
  outputs: (name) => [name, `${name}_parameters`, `${name}_quality`, `${name}_about`],
  query: trainingQuery,
  fit,
  score,
}
