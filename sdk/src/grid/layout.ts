export const rowHeight = 28
export const headerHeight = 28

/** Browsers cannot scroll further than this many pixels reliably; longer tables scroll by share. */
export const longestScroll = 12_000_000

export interface Extent {
  readonly rows: number
  /** Height of the place, without the header. */
  readonly height: number
}

/** How long the scrolled content pretends to be. */
export function scrollLength({ rows, height }: Extent): number {
  return Math.max(height, Math.min(rows * rowHeight, longestScroll))
}

/** Position of the first visible row, in rows and their fractions, for a scroll position. */
export function firstRowAt(scrollTop: number, extent: Extent): number {
  const reach = scrollLength(extent) - extent.height
  if (reach <= 0) return 0
  const last = extent.rows - extent.height / rowHeight
  return Math.max(0, Math.min(1, scrollTop / reach) * last)
}

/** The scroll position that makes `first` the first visible row. */
export function scrollTopOf(first: number, extent: Extent): number {
  const last = extent.rows - extent.height / rowHeight
  if (last <= 0) return 0
  return (Math.max(0, Math.min(last, first)) / last) * (scrollLength(extent) - extent.height)
}

/** Left edges of columns, with the whole width as the last entry. */
export function edgesOf(widths: readonly number[]): readonly number[] {
  const edges = [0]
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width)
  return edges
}

/** Column under a horizontal position; -1 beside the table. */
export function columnAt(x: number, edges: readonly number[]): number {
  const next = edges.findIndex((edge) => edge > x)
  return x < 0 || next < 0 ? -1 : next - 1
}

/** Column whose right edge is near enough to be dragged; -1 when none is. */
export function edgeAt(x: number, edges: readonly number[]): number {
  return edges.findIndex((edge, index) => index > 0 && Math.abs(edge - x) <= 4) - 1
}
