import { Type, type Static } from 'typebox'
import { closed, columnName, doc, label, relationName, word } from './fields.ts'

export const inputTypes = ['text', 'integer', 'number', 'date', 'daterange', 'choice', 'branch'] as const

const scalar = Type.Union([Type.String(), Type.Number(), Type.Null()], {
  expected: { zh: '一个值', en: 'one value' },
})

export const inputSchema = Type.Object(
  {
    type: word(inputTypes, doc('参数类型', 'Type of the parameter')),
    label: label('显示的名称', 'Name on the screen'),
    hint: Type.Optional(label('一句说明', 'One sentence of help')),
    default: Type.Optional(
      Type.Union(
        [Type.String(), Type.Number(), Type.Null(), Type.Array(Type.String(), { minItems: 2, maxItems: 2 })],
        {
          ...doc(
            '默认值；日期可写 today-30、month-start；日期区间写 [起, 止]',
            'Value at the start; days may be today-30 or month-start; a range of days is [from, to]',
          ),
          expected: { zh: '一个值，或日期区间 [起, 止]', en: 'one value, or [from, to] for a range of days' },
        },
      ),
    ),
    range: Type.Optional(
      Type.Tuple([scalar, scalar], {
        ...doc('允许的最小值和最大值', 'Least and greatest value that is taken'),
        expected: { zh: '两个值 [最小, 最大]', en: 'two values [least, greatest]' },
      }),
    ),
    step: Type.Optional(
      Type.Number({
        ...doc('步长', 'Distance between two values'),
        minimum: Number.MIN_VALUE,
        expected: { zh: '大于 0 的数', en: 'a number above 0' },
      }),
    ),
    choices: Type.Optional(
      Type.Union(
        [
          Type.Array(
            Type.Union([
              Type.String(),
              Type.Number(),
              Type.Object(
                {
                  value: Type.Union([Type.String(), Type.Number()], doc('选项的值', 'Value of the choice')),
                  label: Type.Optional(label('选项的名称', 'Name of the choice')),
                },
                closed,
              ),
            ]),
            { minItems: 1, maxItems: 500 },
          ),
          Type.Object(
            {
              from: relationName,
              value: Type.Optional(
                columnName('值所在的列，缺省为第一列', 'Column of the values, else the first'),
              ),
              label: Type.Optional(columnName('名称所在的列', 'Column of the names')),
            },
            closed,
          ),
        ],
        {
          ...doc(
            '选项列表，或 { from: 区块, value: 列, label: 列 }',
            'List of choices, or { from: block, value: column, label: column }',
          ),
          expected: {
            zh: '选项列表，或 { from: 区块, value: 列 }',
            en: 'a list of choices, or { from: block, value: column }',
          },
        },
      ),
    ),
  },
  { ...closed, ...doc('读者可调整的参数', 'A parameter that the reader can change') },
)
export type InputSpec = Static<typeof inputSchema>
