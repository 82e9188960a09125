import { Type } from 'typebox'
import { doc } from '../../app/blocks/fields.ts'

export const CustomerValueOptions = Type.Object(
  {
    customer: Type.Optional(
      Type.String({ ...doc('客户列', 'Column that names the customer'), default: 'customer_id' }),
    ),
    date: Type.Optional(Type.String({ ...doc('日期列', 'Column with the day'), default: 'date' })),
    amount: Type.Optional(Type.String({ ...doc('金额列', 'Column with the amount'), default: 'amount' })),
    calibration_end: Type.Optional(
      Type.String({
        ...doc(
          '校准期的最后一天，之后的数据只用来检验；不写则为最后一天',
          'Last day to learn from, later ones only test; the last day of the data when absent',
        ),
        expected: { zh: '日期 yyyy-mm-dd', en: 'a day, yyyy-mm-dd' },
      }),
    ),
    horizon_weeks: Type.Optional(
      Type.Integer({ ...doc('预测多少周', 'Weeks ahead'), minimum: 1, maximum: 520, default: 39 }),
    ),
  },
  { additionalProperties: false },
)
