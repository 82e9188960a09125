import { Type } from 'typebox'
import { columnName, doc } from '../../app/blocks/fields.ts'

/** Options of every method that learns a yes or no from rows. */
export const trainingOptions = {
  id: columnName('每行的编号列', 'Column that names each row'),
  target: columnName('结果列：坏为 1 或 true', 'Outcome column: 1 or true is bad'),
  bad: Type.Optional(
    Type.Union([Type.String(), Type.Number(), Type.Boolean()], {
      ...doc(
        '结果列中表示“坏”的值，默认 1 或 true',
        'Value of the outcome that means bad; by default 1 or true',
      ),
      expected: { zh: '一个值', en: 'one value' },
    }),
  ),
  columns: Type.Optional(
    Type.Array(Type.String({ minLength: 1 }), {
      ...doc(
        '可用作特征的列；不写则用编号与结果以外的全部列',
        'Columns that may speak; all but id and outcome when absent',
      ),
      maxItems: 200,
      expected: { zh: '列名的列表', en: 'a list of column names' },
    }),
  ),
  date: Type.Optional(
    Type.String({
      ...doc(
        '日期列：写明后用较早的行学、较晚的行验，并比较两段的分布',
        'Column with a day: when named, earlier rows also teach and later ones test, and both are compared',
      ),
      expected: { zh: '一个列名', en: 'the name of a column' },
    }),
  ),
  leaks: Type.Optional(
    Type.Union([Type.Literal('leave-out'), Type.Literal('keep')], {
      ...doc(
        '单列 AUC 超过 0.95 疑似泄漏：leave-out 不用，keep 照用',
        'A single column with AUC over 0.95 looks like a leak: leave-out or keep',
      ),
      expected: { zh: 'leave-out 或 keep', en: 'leave-out or keep' },
      default: 'leave-out',
    }),
  ),
  folds: Type.Optional(
    Type.Integer({
      ...doc('交叉验证的折数', 'Folds of the cross-validation'),
      minimum: 2,
      maximum: 10,
      default: 5,
    }),
  ),
}
