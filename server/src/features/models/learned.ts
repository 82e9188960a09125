import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { smallestGroup, type FittedRelation, type FittedValue } from '@aladdin/sdk/methods/fitted.ts'
import type { FitMethod } from '@aladdin/sdk/methods/method.ts'
import type { RunOutcome } from '@aladdin/sdk/node/run-messages.ts'
import { plainRows } from '@aladdin/sdk/runtime/plain-rows.ts'
import { readTable } from '@aladdin/sdk/runtime/read-table.ts'

/** What a block learned in a run: its tables and nothing of its rows. Refuses a group of fewer than twenty rows. */
export function learnedRelations(
  outcome: RunOutcome,
  method: FitMethod,
  block: string,
): readonly FittedRelation[] {
  return method.learned.map((side) => {
    const arrow = outcome.blocks[`${block}_${side}`]?.arrow
    if (arrow === undefined) throw new Error(`the run gave no ${side}`)
    const table = readTable(arrow)
    const rows = plainRows(table)
    const columns = table.schema.fields.map(({ name, type }) => ({ name, type: typeOf(String(type)) }))
    const isSmall = rows.some((row) => typeof row['rows'] === 'number' && row['rows'] < smallestGroup)
    if (isSmall) throw problem('model-group-small', { table: side, least: smallestGroup })
    // the method's tables hold plain values only
    return { side, columns, rows: rows.map((row) => columns.map(({ name }) => row[name] as FittedValue)) }
  })
}

function typeOf(arrow: string): FittedRelation['columns'][number]['type'] {
  if (arrow.startsWith('Int') || arrow.startsWith('Uint')) return 'integer'
  if (arrow.startsWith('Float')) return 'number'
  return arrow === 'Bool' ? 'boolean' : 'text'
}
