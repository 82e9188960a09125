import { firstRowAt, rowHeight, scrollTopOf, type Extent } from './layout.ts'
import type { Cell } from './selection.ts'

export interface Scroll {
  readonly top: number
  readonly left: number
}

/** Where to scroll so that a cell is seen; as little as possible. */
export function revealed(
  cell: Cell,
  view: { scroll: Scroll; extent: Extent; width: number; edges: readonly number[] },
): Scroll {
  const { scroll, extent, width, edges } = view
  const first = firstRowAt(scroll.top, extent)
  const page = extent.height / rowHeight
  const top =
    cell.row < first
      ? scrollTopOf(cell.row, extent)
      : cell.row + 1 > first + page
        ? scrollTopOf(cell.row + 1 - page, extent)
        : scroll.top
  const start = edges[cell.column] ?? 0
  const end = edges[cell.column + 1] ?? start
  const left = start < scroll.left ? start : end > scroll.left + width ? end - width : scroll.left
  return { top, left }
}
