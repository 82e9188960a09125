import { Type } from 'typebox'
import { doc } from './fields.ts'

/** A `sql` block has no fields: its body is one query. */
export const sqlSchema = Type.String(
  doc(
    '一条查询；其他区块可按名称读取结果。$name 是参数，[[ … ]] 在参数为空时省略',
    'One query; other blocks read its result by name. $name is a parameter, [[ … ]] is left out when it is empty',
  ),
)
