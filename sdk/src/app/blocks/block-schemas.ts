import { chartSchema } from './chart.ts'
import { graphSchema } from './graph.ts'
import { inputSchema } from './input.ts'
import { kpiSchema } from './kpi.ts'
import { mapSchema } from './map.ts'
import { modelSchema } from './model.ts'
import { sankeySchema } from './sankey.ts'
import { sqlSchema } from './sql.ts'
import { tableSchema } from './table.ts'

/** Schema of each block kind: the same value checks an app, completes it and explains it in the editor. */
export const blockSchemas = {
  sql: sqlSchema,
  input: inputSchema,
  chart: chartSchema,
  kpi: kpiSchema,
  table: tableSchema,
  model: modelSchema,
  sankey: sankeySchema,
  map: mapSchema,
  graph: graphSchema,
} as const

export type BlockKind = keyof typeof blockSchemas

export const blockKinds: readonly string[] = Object.keys(blockSchemas)

export function isBlockKind(kind: string): kind is BlockKind {
  return Object.hasOwn(blockSchemas, kind)
}
