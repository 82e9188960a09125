import { Type } from 'typebox'
import { doc } from '../../app/blocks/fields.ts'
import { trainingOptions } from '../training/options.ts'

/** Options of a scorecard: what is good and bad, which columns may speak, and how points are scaled. */
export const ScorecardOptions = Type.Object(
  {
    ...trainingOptions,
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
        default: 10,
      }),
    ),
    smallest_bin: Type.Optional(
      Type.Number({
        ...doc(
          '每箱最少占比，不少于 20 行；较少的一类很少时自动放宽到 5%',
          'Smallest share of rows in a bin; never fewer than 20 rows, and up to 5 % where one kind is rare',
        ),
        minimum: 0.005,
        maximum: 0.3,
        default: 0.02,
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
