import { Type } from 'typebox'
import { doc } from '../../app/blocks/fields.ts'

const column = (zh: string, en: string, name: string) =>
  Type.Optional(Type.String({ ...doc(zh, en), default: name }))

export const GraphOptions = Type.Object(
  {
    from: column('起点列：付出的一方', 'Column with the start: the one who pays', 'from_id'),
    to: column('终点列：收到的一方', 'Column with the end: the one who is paid', 'to_id'),
    weight: column(
      '权重列，例如金额；同一对的多行相加',
      'Column with the weight, such as an amount; lines of one pair are added up',
      'weight',
    ),
    damping: Type.Optional(
      Type.Number({
        ...doc('沿着关系走下去的机会，其余重新开始', 'Chance of following an arc rather than beginning anew'),
        minimum: 0.5,
        maximum: 0.99,
        default: 0.85,
      }),
    ),
    resolution: Type.Optional(
      Type.Number({
        ...doc(
          '大于 1 得到更多更小的社区，小于 1 更少更大',
          'Above 1 for more and smaller communities, below for fewer',
        ),
        minimum: 0.1,
        maximum: 10,
        default: 1,
      }),
    ),
  },
  { additionalProperties: false },
)
