import { Type, type TObject, type TSchema } from 'typebox'
import type { SqlMethod } from '../../methods/method.ts'
import { closed, doc, relationName } from './fields.ts'

/** What the format must know of a method. */
export type MethodShape = Pick<SqlMethod, 'name' | 'options' | 'relations' | 'outputs'>

/** Fields that every model block has; the rest are the method's relations and options. */
export const modelSchema = Type.Object(
  {
    method: Type.String({ ...doc('方法的名称', 'Name of the method'), minLength: 1 }),
    data: relationName,
  },
  { ...closed, ...doc('用一种分析方法计算', 'Computes with an analytic method') },
)

/** Schema of a model block of one method: `method`, the relation of each role, and the method's own options. */
export function modelSchemaOf(method: MethodShape): TObject {
  const roles = method.relations
    .filter((relation) => relation.role !== 'data')
    .map((relation) => [relation.role, relation.optional ? Type.Optional(relationName) : relationName])
  return Type.Object(
    {
      ...optionsOf(method),
      ...(Object.fromEntries(roles) as Record<string, TSchema>), // entries lose their type
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
