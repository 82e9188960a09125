import { Type } from 'typebox'
import { columnName, doc } from '../../app/blocks/fields.ts'

/** Options of a scorecard: what is good and bad, which columns may speak, and how points are scaled. */
export const ScorecardOptions = Type.Object(
  {
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
    special: Type.Optional(
      Type.Array(Type.Number(), {
        ...doc('单独成箱的特殊值，如 -999', 'Special values with a bin of their own, such as -999'),
        maxItems: 10,
        expected: { zh: '数字的列表', en: 'a list of numbers' },
      }),
    ),
    bins: Type.Optional(
      Type.Integer({
        ...doc('每列最多分几箱', 'Most bins of a column'),
        minimum: 2,
        maximum: 20,
        default: 6,
      }),
    ),
    smallest_bin: Type.Optional(
      Type.Number({
        ...doc('每箱最少占比，不少于 20 行', 'Smallest share of rows in a bin; never fewer than 20 rows'),
        minimum: 0.005,
        maximum: 0.3,
        default: 0.05,
      }),
    ),
    monotone: Type.Optional(
      Type.Union([Type.Literal('auto'), Type.Literal('yes'), Type.Literal('no')], {
        ...doc(
          '坏账率随数值单调：auto 仅在损失不大时',
          'Bad rate rises or falls with the value: auto where little is lost by it',
        ),
        expected: { zh: 'auto、yes 或 no', en: 'auto, yes or no' },
        default: 'auto',
      }),
    ),
    least_value: Type.Optional(
      Type.Number({
        ...doc('信息值低于此数的列不用', 'Columns with less information value are left out'),
        minimum: 0,
        maximum: 1,
        default: 0.02,
      }),
    ),
    ridge: Type.Optional(
      Type.Number({ ...doc('岭惩罚', 'Ridge penalty'), minimum: 0, maximum: 10000, default: 2 }),
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
    base_points: Type.Optional(
      Type.Number({
        ...doc('好坏比等于 base_odds 时的分数', 'Points at the base odds'),
        minimum: 0,
        maximum: 10000,
        default: 600,
      }),
    ),
    base_odds: Type.Optional(
      Type.Number({
        ...doc('基准好坏比', 'Good to one bad at the base points'),
        exclusiveMinimum: 0,
        maximum: 1000,
        default: 20,
      }),
    ),
    pdo: Type.Optional(
      Type.Number({
        ...doc('好坏比翻倍所需分数', 'Points that double the odds'),
        minimum: 1,
        maximum: 1000,
        default: 20,
      }),
    ),
  },
  { additionalProperties: false },
)

export interface Settings {
  readonly bins: number
  readonly smallestBin: number
  readonly monotone: 'auto' | 'yes' | 'no'
  readonly leastValue: number
  readonly ridge: number
  readonly leaks: 'leave-out' | 'keep'
  readonly folds: number
  readonly special: readonly number[]
  readonly basePoints: number
  readonly baseOdds: number
  readonly pdo: number
}

/** The block's options, which were checked against the schema and have their defaults. */
export function settingsOf(options: Readonly<Record<string, unknown>>): Settings {
  const number = (name: string) => Number(options[name])
  return {
    bins: number('bins'),
    smallestBin: number('smallest_bin'),
    monotone: options['monotone'] as Settings['monotone'], // checked against the schema
    leastValue: number('least_value'),
    ridge: number('ridge'),
    leaks: options['leaks'] as Settings['leaks'], // as above
    folds: number('folds'),
    special: (options['special'] as readonly number[] | undefined) ?? [], // as above
    basePoints: number('base_points'),
    baseOdds: number('base_odds'),
    pdo: number('pdo'),
  }
}
