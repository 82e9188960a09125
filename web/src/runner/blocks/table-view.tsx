import type { TableBlock } from '@aladdin/sdk/app/app.ts'
import { formatNumber } from '@aladdin/sdk/format/number.ts'
import type { BlockResult, BlockState } from '@aladdin/sdk/runtime/block-state.ts'
import { useScene } from '../scene.ts'
import { BlockFrame } from './block-frame.tsx'
import { EmptyNote } from './empty-note.tsx'
import { GridView } from './grid-view.tsx'

const rowHeight = 28
const mostVisibleRows = 14

export function TableView({ block }: { block: TableBlock }) {
  const { appearance, states, words } = useScene()
  const state = states.get(block.name)
  const { language } = appearance
  const print = (count: number): string => formatNumber(count, { format: 'integer', language })
  const note = (result: BlockResult): string => {
    const shown = result.table.numRows
    if (result.total !== undefined) return words.firstRows(print(shown), print(result.total))
    return result.truncated ? words.more(print(shown)) : words.rows(print(shown))
  }
  return (
    <BlockFrame
      block={block}
      title={block.title[language]}
      note={state?.status === 'done' ? note(state.result) : undefined}
      height={rowHeight * 7}
      wide={columnCount(block, state) > 5}
    >
      {({ table }) =>
        table.numRows === 0 ? (
          <EmptyNote />
        ) : (
          <GridView
            table={table}
            columns={block.columns}
            height={rowHeight * (Math.min(table.numRows, mostVisibleRows) + 1) + 14}
          />
        )
      }
    </BlockFrame>
  )
}

function columnCount(block: TableBlock, state: BlockState | undefined): number {
  if (block.columns.length > 0 || state?.status !== 'done') return block.columns.length
  return state.result.table.numCols
}
