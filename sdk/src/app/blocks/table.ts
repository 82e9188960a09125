import { Type, type Static } from 'typebox'
import { closed, columnName, doc, label, numberFormats, relationName, word } from './fields.ts'

export const tableSchema = Type.Object(
  {
    data: relationName,
    title: Type.Optional(label('标题', 'Title')),
    columns: Type.Optional(
      Type.Array(
        Type.Union([
          Type.String({ minLength: 1 }),
          Type.Object(
            {
              name: columnName('列', 'Column'),
              label: Type.Optional(label('表头', 'Head of the column')),
              format: Type.Optional(
                word([...numberFormats, 'text', 'date'], doc('格式', 'How the values are written')),
              ),
            },
            closed,
          ),
        ]),
        {
          ...doc('要显示的列，缺省为全部', 'Columns that are shown, else all'),
          minItems: 1,
          maxItems: 200,
          expected: { zh: '列名或 { name: … } 的列表', en: 'a list of columns or { name: … }' },
        },
      ),
    ),
    limit: Type.Optional(
      Type.Integer({
        ...doc('最多显示的行数，缺省 1000', 'Most rows that are shown, 1000 unless told'),
        minimum: 1,
        maximum: 100_000,
        expected: { zh: '1 到 100000 的整数', en: 'a whole number from 1 to 100000' },
      }),
    ),
  },
  { ...closed, ...doc('表格', 'A table') },
)
export type TableSpec = Static<typeof tableSchema>
