import { tableToIPC, type Table } from 'apache-arrow'
import type { BlockState } from '../runtime/block-state.ts'
import { byteSize } from '../runtime/result-cache.ts'
import type { BlockOutcome } from './run-messages.ts'

/** A block's state as it crosses threads and networks: its rows as one complete Arrow stream of at most `maxBytes`. */
export function blockOutcome(
  state: BlockState,
  { maxBytes = Number.POSITIVE_INFINITY }: { readonly maxBytes?: number } = {},
): BlockOutcome {
  const nothing = { rows: 0, truncated: false, elapsedMs: 0 }
  switch (state.status) {
    case 'done': {
      const { truncated, total, elapsedMs } = state.result
      const table = firstBytes(state.result.table, maxBytes)
      const isCut = table.numRows < state.result.table.numRows
      return {
        status: 'done',
        arrow: new Uint8Array(tableToIPC(table, 'stream')),
        rows: table.numRows,
        truncated: truncated || isCut,
        elapsedMs,
        ...(total === undefined ? {} : { total }),
        ...(isCut ? { isCut } : {}),
      }
    }
    case 'failed':
      return { status: 'failed', failure: state.failure, ...nothing }
    case 'waiting':
      return { status: 'waiting', reason: state.reason, ...nothing }
    case 'running':
      throw new Error('a finished run has a running block')
  }
}

/** As many rows as fit; rows of one table are taken to be of equal size, so a long text among short ones may pass. */
function firstBytes(table: Table, maxBytes: number): Table {
  const bytes = byteSize(table)
  return bytes <= maxBytes ? table : table.slice(0, Math.floor((table.numRows * maxBytes) / bytes))
}
