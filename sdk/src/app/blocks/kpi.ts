import { Type, type Static } from 'typebox'
import { closed, columnName, doc, label, numberFormat, relationName, word } from './fields.ts'

const figure = {
  value: columnName('数值所在的列，取第一行', 'Column of the figure, read from the first row'),
  label: Type.Optional(label('名称', 'Name of the figure')),
  format: Type.Optional(numberFormat),
  unit: Type.Optional(label('单位', 'Unit')),
  compare: Type.Optional(columnName('对比值所在的列', 'Column of the value to compare with')),
  compareLabel: Type.Optional(
    label('对比的名称，例如 较上月', 'What it is compared with, such as last month'),
  ),
  better: Type.Optional(
    word(['up', 'down', 'neither'], doc('上升还是下降为好', 'Whether a rise or a fall is good news')),
  ),
}

export const figureSchema = Type.Object(figure, closed)
export type FigureSpec = Static<typeof figureSchema>

/** One figure stands in the block itself; several stand under `figures`. */
export const kpiSchema = Type.Object(
  {
    data: relationName,
    figures: Type.Optional(
      Type.Array(Type.Union([Type.String({ minLength: 1 }), figureSchema]), {
        ...doc('多个指标', 'Several figures'),
        minItems: 1,
        maxItems: 12,
        expected: { zh: '列名或 { value: … } 的列表', en: 'a list of columns or { value: … }' },
      }),
    ),
    ...figure,
    value: Type.Optional(figure.value),
  },
  { ...closed, ...doc('关键指标', 'Key figures') },
)
export type KpiSpec = Static<typeof kpiSchema>
