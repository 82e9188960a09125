import type { FitMethod } from '../method.ts'
import { exposureCard } from './card.ts'
import { fit } from './fit.ts'
import { ExposureOptions } from './options.ts'
import { exposureQuery } from './query.ts'

const industry = { name: 'industry', types: ['text', 'integer'] } as const

/** Follows a change of demand through an input–output table to every industry. */
export const exposure: FitMethod = {
  kind: 'fit',
  name: 'exposure',
  title: exposureCard.title,
  summary: exposureCard.summary,
  options: ExposureOptions,
  relations: [
    {
      role: 'data',
      optional: false,
      label: {
        zh: '谁向谁采购多少；没有 totals 时为系数',
        en: 'Who buys how much from whom; coefficients without totals',
      },
      columns: [
        { name: 'seller', types: ['text', 'integer'] },
        { name: 'buyer', types: ['text', 'integer'] },
        { name: 'amount', types: ['number', 'integer'] },
      ],
    },
    {
      role: 'totals',
      optional: true,
      label: { zh: '各行业的总产出', en: 'Output of every industry' },
      columns: [industry, { name: 'output', types: ['number', 'integer'] }],
    },
    {
      role: 'shock',
      optional: true,
      label: { zh: '最终需求的变化', en: 'Change of final demand' },
      columns: [industry, { name: 'change', types: ['number', 'integer'] }],
    },
  ],
  learned: ['exposure', 'coefficients', 'quality'],
  outputs: (name) => [
    name,
    ...['exposure', 'coefficients', 'quality', 'about'].map((side) => `${name}_${side}`),
  ],
  query: exposureQuery,
  fit,
  score: ({ name, quote }) => [
    `create or replace temp table ${quote(name)} as select * from ${quote(`${name}_exposure`)} order by abs(total) desc, industry`,
  ],
}
