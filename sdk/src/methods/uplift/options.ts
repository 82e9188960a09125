import { Type } from 'typebox'
import { columnName, doc } from '../../app/blocks/fields.ts'
import { plainBinning } from '../checks/single-column.ts'
import type { Settings } from '../scorecard/options.ts'
import { trainingOptions } from '../training/options.ts'

const oneValue = (zh: string, en: string) =>
  Type.Optional(
    Type.Union([Type.String(), Type.Number(), Type.Boolean()], {
      ...doc(zh, en),
      expected: { zh: '一个值', en: 'one value' },
    }),
  )

export const UpliftOptions = Type.Object(
  {
    id: columnName('每行的编号列', 'Column that names each row'),
    arm: Type.Optional(
      Type.String({
        ...doc('分组列：联系与对照', 'Column of the arm: contacted or control'),
        default: 'arm',
      }),
    ),
    outcome: Type.Optional(
      Type.String({
        ...doc('结果列：1 是想要的结果', 'Outcome column: 1 is what is wanted'),
        default: 'outcome',
      }),
    ),
    treated: oneValue(
      '分组列中表示“联系”的值，默认 1、yes，或与 control 相对的那个词',
      'Value of the arm that means contacted; by default 1, yes or the word beside control',
    ),
    positive: oneValue(
      '结果列中表示想要的结果的值，默认 1 或 true',
      'Value of the outcome that is wanted; by default 1 or true',
    ),
    columns: trainingOptions.columns,
    way: Type.Optional(
      Type.Union([Type.Literal('two-models'), Type.Literal('class-transformation')], {
        ...doc(
          'two-models 两组各学一个模型；class-transformation 两组人数相近时只学一个',
          'two-models, one for each arm, or class-transformation, one model, for arms of like size',
        ),
        expected: { zh: 'two-models 或 class-transformation', en: 'two-models or class-transformation' },
        default: 'two-models',
      }),
    ),
    folds: trainingOptions.folds,
  },
  { additionalProperties: false },
)

/** Points are so fine that rounding them does not blur a difference of two. */
const fine = { ...plainBinning, pdo: 2000, basePoints: 60_000 }

/** How each arm is learned: a few large bins; a column must matter in its arm. */
export const armSettings: Settings = fine

/** Whether contact and outcome agree is nearly even in every bin, so no column is left out as weak. */
export const transformedSettings: Settings = { ...fine, leastValue: 0 }
