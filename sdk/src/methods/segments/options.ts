import { Type } from 'typebox'
import { doc } from '../../app/blocks/fields.ts'

const column = (zh: string, en: string, name: string) =>
  Type.Optional(Type.String({ ...doc(zh, en), default: name }))

export const SegmentsOptions = Type.Object(
  {
    id: column('每行的编号列', 'Column that names each row', 'cust_id'),
    way: Type.Optional(
      Type.Union([Type.Literal('k-means'), Type.Literal('rfm')], {
        ...doc(
          'k-means 按相似程度分；rfm 按最近、频率、金额各分五等',
          'k-means by likeness; rfm by fifths of recency, frequency and money',
        ),
        expected: { zh: 'k-means 或 rfm', en: 'k-means or rfm' },
        default: 'k-means',
      }),
    ),
    columns: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        ...doc(
          'k-means 用的数字列；不写则用编号以外的全部数字列',
          'Columns of numbers for k-means; all but the id when absent',
        ),
        maxItems: 50,
        expected: { zh: '列名的列表', en: 'a list of column names' },
      }),
    ),
    k: Type.Optional(
      Type.Integer({
        ...doc(
          '分成几群；不写则由轮廓系数从 2 到 8 中选',
          'How many segments; from 2 to 8 by silhouette when absent',
        ),
        minimum: 2,
        maximum: 12,
      }),
    ),
    scale: Type.Optional(
      Type.Union([Type.Literal('standard'), Type.Literal('log')], {
        ...doc(
          'log 先取对数再标准化，适合少数人特别大的金额',
          'log takes logarithms before standardising, for amounts of which a few are huge',
        ),
        expected: { zh: 'standard 或 log', en: 'standard or log' },
        default: 'standard',
      }),
    ),
    restarts: Type.Optional(
      Type.Integer({
        ...doc('重新开始几次', 'How often to start anew'),
        minimum: 1,
        maximum: 50,
        default: 8,
      }),
    ),
    recency: column(
      'rfm 的最近一列：日期越晚越好，数字是距今天数，越小越好',
      'Recency of rfm: a day, later is better, or a number of days since, fewer is better',
      'recency',
    ),
    frequency: column('rfm 的频率列', 'Frequency of rfm', 'frequency'),
    money: column(
      '金额列：rfm 要用，k-means 用来在画像里显示金额',
      'Money: needed by rfm, and shown in the profile of k-means',
      'money',
    ),
  },
  { additionalProperties: false },
)
