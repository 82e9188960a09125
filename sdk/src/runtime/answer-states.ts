import type { AnsweredBlock } from '../contract/answers.ts'
import type { AnswerPack } from './answer-pack.ts'
import type { BlockState } from './block-state.ts'
import { readTable } from './read-table.ts'

/** The blocks of an answer as the states that a live engine would give, for whatever draws those. */
export function answerStates({ manifest, arrow }: AnswerPack): ReadonlyMap<string, BlockState> {
  return new Map(manifest.blocks.map((block) => [block.name, stateOf(block, arrow.get(block.name))]))
}

function stateOf(block: AnsweredBlock, arrow: Uint8Array | undefined): BlockState {
  const { status, truncated, total, elapsedMs, failure, reason } = block
  if (status === 'failed' && failure !== undefined) return { status, failure }
  if (status === 'done' && arrow !== undefined) {
    const counted = total === undefined ? {} : { total }
    return {
      status,
      result: { table: readTable(arrow), truncated, elapsedMs, reused: true, ...counted },
    }
  }
  return { status: 'waiting', reason: reason ?? { zh: '没有结果', en: 'there is no result' }, missing: [] }
}
