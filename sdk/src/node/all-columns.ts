import type { ColumnType } from '../contract/dataset.ts'
import type { IngestPlan } from '../contract/uploads.ts'
import { IngestError } from '../ingest/problem.ts'

export interface NamedColumn {
  readonly name: string
  readonly type: ColumnType
}

/** Every column of a file under the very name that the file gives it, with the type that its values show. */
export function allColumnsOf(plan: IngestPlan): readonly NamedColumn[] {
  const taken = new Set<string>()
  return plan.columns
    .filter(({ include }) => include)
    .map(({ header, name, type }) => {
      const isFree = header !== '' && !taken.has(header.toLowerCase())
      taken.add(header.toLowerCase())
      return { name: isFree ? header : name, type }
    })
}

/**
 * Runs `read` with the columns; where a later value does not fit the type that the first ones showed, the column is
 * read more widely: a whole number as any number, all else as text.
 */
export async function widening<TResult>(
  columns: readonly NamedColumn[],
  read: (columns: readonly NamedColumn[]) => Promise<TResult>,
): Promise<TResult> {
  try {
    return await read(columns)
  } catch (error) {
    if (!(error instanceof IngestError) || error.code !== 'wrong-type') throw error
    const wrong = columns.find(({ name }) => name === error.facts['column'])
    if (wrong === undefined || wrong.type === 'text') throw error
    const type = wrong.type === 'integer' ? 'number' : 'text'
    return await widening(
      columns.map((column) => (column === wrong ? { ...column, type } : column)),
      read,
    )
  }
}
