import { Type, type Static } from 'typebox'
import { closed, columnName, doc, label, numberFormat, relationName } from './fields.ts'

export const graphSchema = Type.Object(
  {
    data: relationName,
    title: Type.Optional(label('标题', 'Title')),
    from: columnName('一端所在的列', 'Column with one end of a relation'),
    to: columnName('另一端所在的列', 'Column with its other end'),
    value: Type.Optional(columnName('关系的强弱', 'Column with how strong it is')),
    group: Type.Optional(
      columnName('另一端的类别，决定颜色', 'Column with the kind of the other end, for colours'),
    ),
    format: Type.Optional(numberFormat),
  },
  { ...closed, ...doc('关系图：一个中心和它周围', 'A small network around one centre') },
)
export type GraphSpec = Static<typeof graphSchema>
