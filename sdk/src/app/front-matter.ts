import { Type, type Static } from 'typebox'
import { ColumnType } from '../contract/dataset.ts'
import { closed, doc, label, word } from './blocks/fields.ts'
import { topicNames } from './topics.ts'

const sourcePattern = '^[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_./-]{0,119}(@[1-9][0-9]{0,8})?$'

/** What an app asks for under one alias. */
export const datasetSchema = Type.Object(
  {
    source: Type.String({
      ...doc('数据目录中的名称，可写 名称@版本', 'Name in the catalog, or name@version'),
      pattern: sourcePattern,
      expected: { zh: '数据集名称，或 名称@版本', en: 'the name of a dataset, or name@version' },
    }),
    version: Type.Optional(
      Type.Integer({
        ...doc('固定的版本，缺省为最新', 'Pinned version, else the newest'),
        minimum: 1,
        expected: { zh: '从 1 开始的整数', en: 'a whole number from 1' },
      }),
    ),
    columns: Type.Union(
      [
        Type.Record(
          Type.String(),
          Type.Union(ColumnType.anyOf, {
            expected: {
              zh: 'text、integer、number、boolean、date 或 timestamp',
              en: 'text, integer, number, boolean, date or timestamp',
            },
          }),
        ),
        Type.Literal('all'),
      ],
      {
        ...doc(
          '需要的列及类型；写 all 则为数据中的全部列',
          'Columns that are needed, with their types; all takes whatever the data has',
        ),
        expected: { zh: '列名 → 类型，或 all', en: 'columns with their types, or all' },
      },
    ),
  },
  closed,
)

export const frontMatterSchema = Type.Object(
  {
    format: Type.Literal(1, doc('格式版本', 'Version of the format')),
    title: label('标题', 'Title'),
    summary: Type.Optional(label('一句话说明', 'One sentence about the app')),
    topic: word(topicNames, doc('业务主题', 'Business area')),
    tags: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
        ...doc('标签', 'Tags'),
        maxItems: 20,
        expected: { zh: '不超过 20 个标签', en: 'at most 20 tags' },
      }),
    ),
    datasets: Type.Optional(
      Type.Record(Type.String(), datasetSchema, doc('别名 → 数据集', 'Alias → dataset')),
    ),
  },
  closed,
)
export type FrontMatter = Static<typeof frontMatterSchema>
