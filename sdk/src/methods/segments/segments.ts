import type { FitMethod } from '../method.ts'
import { segmentsCard } from './card.ts'
import { fit } from './fit.ts'
import { SegmentsOptions } from './options.ts'
import { segmentsQuery } from './read-rows.ts'
import { score } from './score.ts'

const learned = ['segments', 'columns', 'centres', 'cuts', 'choice', 'quality']

/** Puts customers into segments, by likeness or by fifths of recency, frequency and money. */
export const segments: FitMethod = {
  kind: 'fit',
  name: 'segments',
  title: segmentsCard.title,
  summary: segmentsCard.summary,
  options: SegmentsOptions,
  relations: [
    {
      role: 'data',
      optional: false,
      label: { zh: '每位客户一行', en: 'One row for each customer' },
      columns: [],
    },
  ],
  learned,
  outputs: (name) => [name, `${name}_profile`, ...[...learned, 'about'].map((side) => `${name}_${side}`)],
  query: segmentsQuery,
  fit,
  score,
}
