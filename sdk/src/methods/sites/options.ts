import { Type } from 'typebox'
import { doc } from '../../app/blocks/fields.ts'

const column = (zh: string, en: string, name: string) =>
  Type.Optional(Type.String({ ...doc(zh, en), default: name }))

export const SitesOptions = Type.Object(
  {
    p: Type.Optional(
      Type.Integer({
        ...doc('要选几个地点', 'How many sites to choose'),
        minimum: 1,
        maximum: 5000,
        default: 5,
      }),
    ),
    goal: Type.Optional(
      Type.Union([Type.Literal('nearest'), Type.Literal('cover')], {
        ...doc(
          'nearest 使总距离最小；cover 使 radius 以内的需求最多',
          'nearest makes the total distance least, cover the demand within radius greatest',
        ),
        expected: { zh: 'nearest 或 cover', en: 'nearest or cover' },
        default: 'nearest',
      }),
    ),
    radius: Type.Optional(
      Type.Number({ ...doc('cover 的距离', 'Distance of cover'), minimum: 0, default: 1000 }),
    ),
    from: column('需求点列', 'Column with the place of the demand', 'from_id'),
    to: column('候选地点列', 'Column with the candidate place', 'to_id'),
    cost: column('距离列', 'Column with the distance', 'cost'),
    id: column('需求表的地点列', 'Column of the demand with its place', 'id'),
    weight: column('需求表的数量列', 'Column of the demand with its amount', 'weight'),
  },
  { additionalProperties: false },
)
