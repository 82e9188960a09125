import type { Table } from 'apache-arrow'
import { readCell } from '../format/cell.ts'
import type { BlockResult, BlockState } from '../runtime/block-state.ts'
import type { BlockSummary, Cell, QueryAnswer, ResultColumn } from './messages.ts'

/** What a host page learns of a block's state: everything but the rows. */
export function toSummary(state: BlockState): BlockSummary {
  switch (state.status) {
    case 'waiting':
      return { status: 'waiting', message: state.reason }
    case 'running':
      return { status: 'running', ...(state.previous === undefined ? {} : resultOf(state.previous)) }
    case 'done':
      return { status: 'done', ...resultOf(state.result) }
    case 'failed': {
      const { code, message, place, fix, detail } = state.failure
      return {
        status: 'failed',
        code,
        message,
        place: { file: place.file, line: place.line },
        ...(fix === undefined ? {} : { fix }),
        ...(detail === undefined ? {} : { detail: detail.slice(0, 8000) }),
      }
    }
    default:
      return state satisfies never
  }
}

/** A table as plain rows, at most `limit` of them. */
export function toAnswer(
  result: Pick<BlockResult, 'table' | 'truncated' | 'elapsedMs'>,
  limit: number,
): QueryAnswer & { ok: true } {
  const { table } = result
  const columns = table.schema.fields.map((_, index) => table.getChildAt(index))
  const count = Math.min(table.numRows, limit)
  const rows = Array.from({ length: count }, (_, row) =>
    columns.map((column): Cell => (column === null ? null : readCell(column, row))),
  )
  return {
    ok: true,
    columns: columnsOf(table),
    rows,
    truncated: result.truncated || count < table.numRows,
    elapsedMs: result.elapsedMs,
  }
}

function resultOf(result: BlockResult): Omit<BlockSummary, 'status'> {
  return {
    rows: result.table.numRows,
    truncated: result.truncated,
    elapsedMs: result.elapsedMs,
    reused: result.reused,
    columns: columnsOf(result.table),
    ...(result.total === undefined ? {} : { total: result.total }),
  }
}

function columnsOf(table: Table): readonly ResultColumn[] {
  return table.schema.fields.map((field) => ({ name: field.name, type: String(field.type) }))
}
