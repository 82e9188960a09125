import { Type } from 'typebox'
import { doc } from '../../app/blocks/fields.ts'
import { trainingOptions } from '../training/options.ts'
import type { Recipe } from './boost.ts'

const names = (zh: string, en: string) =>
  Type.Optional(
    Type.Array(Type.String({ minLength: 1 }), {
      ...doc(zh, en),
      maxItems: 200,
      expected: { zh: '列名的列表', en: 'a list of column names' },
    }),
  )

export const BoostingOptions = Type.Object(
  {
    ...trainingOptions,
    rising: names('数值越大风险只能越高的列', 'Columns with which the risk may only rise'),
    falling: names('数值越大风险只能越低的列', 'Columns with which the risk may only fall'),
    trees: Type.Optional(
      Type.Integer({
        ...doc('最多多少棵树', 'Most trees'),
        minimum: 1,
        maximum: 1000,
        default: 500,
      }),
    ),
    leaves: Type.Optional(
      Type.Integer({
        ...doc('每棵树最多几片叶子，不写则按行数', 'Most leaves of a tree; by the rows when absent'),
        minimum: 2,
        maximum: 64,
      }),
    ),
    rate: Type.Optional(
      Type.Number({
        ...doc(
          '每棵树只走的步长，不写则按行数',
          'Share of a tree’s step that is taken; by the rows when absent',
        ),
        minimum: 0.005,
        maximum: 0.5,
      }),
    ),
  },
  { additionalProperties: false },
)

/** Small tables get slow small trees, large ones fewer and larger: both measured on public credit tables. */
export function recipeOf(
  options: Readonly<Record<string, unknown>>,
  rows: number,
  directions: Int8Array,
): Recipe {
  const { leaves, rate } = options as { leaves?: number; rate?: number } // checked against the schema
  const usual =
    rows < 2000
      ? { leaves: 6, rate: 0.03, ridge: 3, rowShare: 0.7, columnShare: 0.3 }
      : rows < 10_000
        ? { leaves: 12, rate: 0.06, ridge: 1, rowShare: 0.85, columnShare: 0.5 }
        : { leaves: 14, rate: 0.1, ridge: 5, rowShare: 0.7, columnShare: 0.5 }
  return {
    ...usual,
    leaves: leaves ?? usual.leaves,
    rate: rate ?? usual.rate,
    smallestLeaf: 20,
    directions,
  }
}
