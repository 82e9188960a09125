import { Type, type TObject, type TSchema } from 'typebox'
import type { Method } from '../../methods/method.ts'
import { closed, doc, relationName } from './fields.ts'

/** What the format must know of a method. */
export type MethodShape = Pick<Method, 'kind' | 'name' | 'options' | 'relations' | 'outputs'>

/** Fields that every model block has; the rest are the method's relations and options. */
export const modelSchema = Type.Object(
  {
    method: Type.String({ ...doc('方法的名称', 'Name of the method'), minLength: 1 }),
    data: relationName,
  },
  { ...closed, ...doc('用一种分析方法计算', 'Computes with an analytic method') },
)

/** Fields of a block whose method learns: the published model that it scores with. */
const useFields = {
  use: Type.Optional(
    Type.String({
      ...doc(
        '引用已发布的模型来评分；数据换成自己的表时仍就地拟合',
        'Published model to score with; with a table of one’s own the block still fits on that',
      ),
      pattern: '^[a-z0-9][a-z0-9-]{1,60}$',
      expected: { zh: '已发布模型的名称', en: 'the name of a published model' },
    }),
  ),
  version: Type.Optional(
    Type.Integer({
      ...doc('固定的模型版本，不写则用最新', 'Version of the model; the newest when absent'),
      minimum: 1,
      expected: { zh: '版本号', en: 'the number of a version' },
    }),
  ),
}

/** Schema of a model block of one method: `method`, the relation of each role, and the method's own options. */
export function modelSchemaOf(method: MethodShape): TObject {
  const roles = method.relations
    .filter((relation) => relation.role !== 'data')
    .map((relation) => [relation.role, relation.optional ? Type.Optional(relationName) : relationName])
  return Type.Object(
    {
      ...optionsOf(method),
      ...(Object.fromEntries(roles) as Record<string, TSchema>), // entries lose their type
      ...(method.kind === 'fit' ? useFields : {}),
      ...modelSchema.properties,
    },
    closed,
  )
}

/** The method's options by name. */
export function optionsOf(method: MethodShape): Readonly<Record<string, TSchema>> {
  const { properties } = method.options as { properties?: Record<string, TSchema> } // options are an object schema
  return properties ?? {}
}
