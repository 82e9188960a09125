import type { TableBlock } from '../app.ts'
import { toLocalText, type BlockReading } from './read-block.ts'
import type { TableSpec } from './table.ts'

/** A table with everything filled in. */
export function normalizeTable({ spec, name, place }: BlockReading<TableSpec>): TableBlock {
  return {
    kind: 'table',
    name,
    place,
    data: spec.data,
    title: toLocalText(spec.title),
    columns: (spec.columns ?? []).map((each) => {
      const given = typeof each === 'string' ? { name: each } : each
      return {
        name: given.name,
        label: toLocalText(given.label, given.name),
        format: given.format ?? 'auto',
      }
    }),
    limit: spec.limit ?? 1000,
  }
}
