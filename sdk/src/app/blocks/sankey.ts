import { Type, type Static } from 'typebox'
import { closed, columnName, doc, label, numberFormat, relationName } from './fields.ts'

export const sankeySchema = Type.Object(
  {
    data: relationName,
    title: Type.Optional(label('标题', 'Title')),
    from: columnName('起点所在的列', 'Column with the place that a flow leaves'),
    to: columnName('终点所在的列', 'Column with the place that it reaches'),
    value: columnName('流量所在的列', 'Column with how much flows'),
    format: Type.Optional(numberFormat),
  },
  { ...closed, ...doc('流向图：从哪里来、到哪里去', 'Flows: where it comes from and where it goes') },
)
export type SankeySpec = Static<typeof sankeySchema>
