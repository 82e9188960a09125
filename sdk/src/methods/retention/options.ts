import { Type } from 'typebox'
import { doc } from '../../app/blocks/fields.ts'

export const RetentionOptions = Type.Object(
  {
    period: Type.Optional(
      Type.String({
        ...doc('期数列：0、1、2……逐期不断', 'Column with the period: 0, 1, 2 … without a gap'),
        default: 'period',
      }),
    ),
    customers: Type.Optional(
      Type.String({
        ...doc('该期还在的客户数列', 'Column with the customers who are left in the period'),
        default: 'customers',
      }),
    ),
    cohort: Type.Optional(
      Type.String({
        ...doc(
          '批次列：几批客户一起学一组参数；不写则为一批',
          'Column that names the cohort: several teach one pair of parameters; one cohort when absent',
        ),
        expected: { zh: '一个列名', en: 'the name of a column' },
      }),
    ),
    holdout: Type.Optional(
      Type.Integer({
        ...doc(
          '最后几期只用来检验，不写则为四分之一',
          'Last periods that only test; a quarter of them when absent',
        ),
        minimum: 0,
        maximum: 100,
      }),
    ),
    horizon: Type.Optional(
      Type.Integer({ ...doc('往后预测多少期', 'Periods ahead'), minimum: 1, maximum: 520, default: 12 }),
    ),
    discount: Type.Optional(
      Type.Number({
        ...doc('每期的贴现率，用于剩余时间', 'Discount per period, for the time that is left'),
        minimum: 0.001,
        maximum: 1,
        default: 0.1,
      }),
    ),
    few: Type.Optional(
      Type.Union([Type.Literal('refuse'), Type.Literal('empty')], {
        ...doc(
          '客户或期数不足时：refuse 在块上说明，empty 给出空表并在 quality 中说明',
          'With too few customers or periods: refuse says so on the block, empty gives no rows and says so in quality',
        ),
        expected: { zh: 'refuse 或 empty', en: 'refuse or empty' },
        default: 'refuse',
      }),
    ),
  },
  { additionalProperties: false },
)
