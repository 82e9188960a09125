import type { FitMethod } from '../method.ts'
import { sitesCard } from './card.ts'
import { fit } from './fit.ts'
import { SitesOptions } from './options.ts'
import { sitesQuery } from './query.ts'

/** Chooses p places so that demand is near to them or within reach, and proves how far from the best that can be. */
export const sites: FitMethod = {
  kind: 'fit',
  name: 'sites',
  title: sitesCard.title,
  summary: sitesCard.summary,
  options: SitesOptions,
  relations: [
    {
      role: 'data',
      optional: false,
      label: { zh: '距离', en: 'Distances' },
      columns: [
        { name: 'from_id', types: ['text', 'integer'] },
        { name: 'to_id', types: ['text', 'integer'] },
        { name: 'cost', types: ['number', 'integer'] },
      ],
    },
    {
      role: 'demand',
      optional: true,
      label: { zh: '需求，不写则各点为 1', en: 'Demand; one for each place when absent' },
      columns: [
        { name: 'id', types: ['text', 'integer'] },
        { name: 'weight', types: ['number', 'integer'] },
      ],
    },
  ],
  learned: ['sites', 'quality'],
  outputs: (name) => [name, `${name}_sites`, `${name}_quality`, `${name}_assigned`, `${name}_about`],
  query: sitesQuery,
  fit,
  score: ({ name, quote }, fitted) => [
    `create or replace temp table ${quote(name)} as select * from ${quote(`${name}_sites`)} order by id`,
    ...(fitted.some(({ side }) => side === 'assigned')
      ? []
      : [
          `create or replace temp table ${quote(`${name}_assigned`)} as
select null::varchar as from_id, null::varchar as to_id, null::double as cost, null::double as weight limit 0`,
        ]),
  ],
}
