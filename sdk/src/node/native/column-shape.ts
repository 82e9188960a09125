import { Type, type Static } from 'typebox'
import { ColumnProfile } from '../../contract/catalog.ts'
import { ColumnType } from '../../contract/dataset.ts'

/** Profile of a column with what synthetic rows need besides what is shown. */
export const ColumnShape = Type.Object({
  name: Type.String(),
  type: ColumnType,
  ...ColumnProfile.properties,
  /** Numbers: values at 0, 5, 25, 50, 75, 95 and 100 per cent. */
  quantiles: Type.Optional(Type.Array(Type.Number())),
  /** Dates: how they follow one another. */
  cadence: Type.Optional(
    Type.Union([Type.Literal('daily'), Type.Literal('monthly'), Type.Literal('irregular')]),
  ),
})
export type ColumnShape = Static<typeof ColumnShape>

export const TableShape = Type.Object({ rows: Type.Integer(), columns: Type.Array(ColumnShape) })
export type TableShape = Static<typeof TableShape>
