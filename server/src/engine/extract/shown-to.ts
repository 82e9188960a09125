import { stricter } from './combine-grants.ts'
import type { CompiledColumn } from './compile-policy.ts'
import type { Entitlement } from './entitlement.ts'

/**
 * What one person may be shown of what another is given: rows that both may see, each column as the stricter of the
 * two has it. Undefined where nothing remains. A steward who tries a policy sees nobody's customers by it.
 */
export function shownTo(own: Entitlement, given: Entitlement): Entitlement | undefined {
  if (own.mode.kind !== 'rows' || own.where === 'false') return undefined
  const ownColumns = new Map(own.columns.map((column) => [column.name, column]))
  const columns = given.columns.flatMap((column) => {
    const mine = ownColumns.get(column.name)
    if (mine === undefined) return given.mode.kind === 'aggregate' ? [column] : []
    return stricterColumn(column, mine)
  })
  if (columns.length === 0) return undefined
  if (given.mode.kind === 'aggregate' && !isPlain(given, ownColumns)) return undefined
  return { ...given, where: `((${given.where}) and (${own.where}))`, columns }
}

function stricterColumn(given: CompiledColumn, mine: CompiledColumn): CompiledColumn[] {
  const treatment = stricter(given.treatment, mine.treatment)
  if (treatment.treatment === 'hidden') return []
  return [mine.treatment.treatment === 'visible' ? given : { ...mine, treatment }]
}

/** Groups are shown only to whoever sees all that they are made of. */
function isPlain({ mode }: Entitlement, own: ReadonlyMap<string, CompiledColumn>): boolean {
  if (mode.kind !== 'aggregate') return true
  return [...mode.dimensions, ...mode.measures].every(
    (name) => own.get(name)?.treatment.treatment === 'visible',
  )
}
