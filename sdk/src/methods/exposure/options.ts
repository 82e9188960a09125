import { Type } from 'typebox'
import { doc } from '../../app/blocks/fields.ts'

const column = (zh: string, en: string, name: string) =>
  Type.Optional(Type.String({ ...doc(zh, en), default: name }))

export const ExposureOptions = Type.Object(
  {
    seller: column('卖方行业列', 'Column with the industry that sells', 'seller'),
    buyer: column('买方行业列', 'Column with the industry that buys', 'buyer'),
    amount: column(
      '采购金额列；同一对的多行相加',
      'Column with what is bought; lines of one pair are added up',
      'amount',
    ),
    industry: column('总产出表与冲击表的行业列', 'Column of totals and shock with the industry', 'industry'),
    output: column('总产出列', 'Column with the output of an industry', 'output'),
    change: column('最终需求变化列', 'Column with the change of final demand', 'change'),
  },
  { additionalProperties: false },
)
