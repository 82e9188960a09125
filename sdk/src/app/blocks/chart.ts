import { Type, type Static } from 'typebox'
import { chartKinds } from '../app.ts'
import { closed, columnName, doc, label, numberFormat, numberRange, relationName, word } from './fields.ts'

export const seriesKinds = ['line', 'bar', 'area', 'scatter'] as const

const series = Type.Union(
  [
    Type.String({ minLength: 1 }),
    Type.Object(
      {
        column: columnName('要画的列', 'Column that is drawn'),
        label: Type.Optional(label('图例中的名称', 'Name in the legend')),
        kind: Type.Optional(
          word(seriesKinds, doc('画法，缺省与图相同', 'How it is drawn, else as the chart')),
        ),
        axis: Type.Optional(word(['left', 'right'], doc('使用左轴或右轴', 'Left or right axis'))),
        style: Type.Optional(
          word(
            ['normal', 'forecast', 'context'],
            doc('forecast 为虚线，context 为灰色', 'forecast is dashed, context is grey'),
          ),
        ),
      },
      closed,
    ),
  ],
  { expected: { zh: '列名，或 { column: …, label: … }', en: 'a column, or { column: …, label: … }' } },
)

const axis = Type.Object(
  {
    label: Type.Optional(label('轴的名称', 'Name of the axis')),
    format: Type.Optional(numberFormat),
    scale: Type.Optional(word(['linear', 'log'], doc('线性或对数', 'Linear or logarithmic'))),
    range: Type.Optional(numberRange),
  },
  closed,
)

const position = Type.Union([Type.String(), Type.Number()], {
  ...doc('轴上的位置', 'Where on the axis'),
  expected: { zh: '一个数或一个日期', en: 'a number or a day' },
})

const annotation = Type.Object(
  {
    x: Type.Optional(position),
    y: Type.Optional(position),
    to: Type.Optional(position),
    label: Type.Optional(label('标注文字', 'Text of the mark')),
  },
  closed,
)

export const chartSchema = Type.Object(
  {
    kind: word(chartKinds, doc('图的种类', 'Kind of chart')),
    data: relationName,
    title: Type.Optional(label('标题', 'Title')),
    x: Type.Optional(columnName('横轴的列', 'Column of the horizontal axis')),
    y: Type.Optional(
      Type.Union([series, Type.Array(series, { minItems: 1, maxItems: 50 })], {
        ...doc('要画的一列或几列', 'Column or columns that are drawn'),
        expected: { zh: '列名或列名的列表', en: 'a column or a list of columns' },
      }),
    ),
    series: Type.Optional(columnName('按此列的值分成多条', 'Column whose values split y into one mark each')),
    value: Type.Optional(
      columnName('第三个度量：热力或点的大小', 'Third measure: heat of a cell, size of a point'),
    ),
    stack: Type.Optional(Type.Boolean(doc('堆叠', 'Stack the series'))),
    horizontal: Type.Optional(Type.Boolean(doc('横向', 'Lay the bars'))),
    band: Type.Optional(
      Type.Tuple([columnName('下限', 'Lower column'), columnName('上限', 'Upper column')], {
        ...doc('区间的下限列和上限列', 'Lower and upper column of an interval'),
        expected: { zh: '两个列名 [下限, 上限]', en: 'two columns [lower, upper]' },
      }),
    ),
    annotations: Type.Optional(
      Type.Array(annotation, { ...doc('标注线或区间', 'Marked lines or spans'), maxItems: 50 }),
    ),
    facet: Type.Optional(columnName('按此列的值分成小图', 'Column whose values make small multiples')),
    axes: Type.Optional(
      Type.Object(
        { x: Type.Optional(axis), left: Type.Optional(axis), right: Type.Optional(axis) },
        { ...closed, ...doc('坐标轴', 'The axes') },
      ),
    ),
    format: Type.Optional(numberFormat),
    bins: Type.Optional(
      Type.Integer({
        ...doc('直方图的组数', 'Bins of a histogram'),
        minimum: 2,
        maximum: 200,
        expected: { zh: '2 到 200 的整数', en: 'a whole number from 2 to 200' },
      }),
    ),
    range: Type.Optional(numberRange),
  },
  { ...closed, ...doc('图', 'A chart') },
)
export type ChartSpec = Static<typeof chartSchema>
