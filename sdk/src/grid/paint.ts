import { fontFamily, palettes, type Theme } from '../charts/palette.ts'
import { dash } from '../format/number.ts'
import { edgesOf, headerHeight, rowHeight } from './layout.ts'
import type { Range, Selection } from './selection.ts'
import type { GridSource, Sort } from './source.ts'

export interface Painting {
  readonly source: GridSource
  readonly widths: readonly number[]
  /** First visible row with its fraction. */
  readonly firstRow: number
  readonly scrollLeft: number
  readonly width: number
  readonly height: number
  readonly selection: Selection | undefined
  readonly range: Range | undefined
  readonly sort: Sort | undefined
  readonly theme: Theme
  readonly isFocused: boolean
}

const padding = 10

/** Draws what is visible, and nothing else: the cost does not depend on the number of rows. */
export function paint(context: CanvasRenderingContext2D, painting: Painting): void {
  const { source, widths, width, height, scrollLeft } = painting
  const colours = palettes[painting.theme]
  const edges = edgesOf(widths)
  context.clearRect(0, 0, width, height)
  context.font = `12px ${fontFamily}`
  context.textBaseline = 'middle'
  const firstColumn = Math.max(0, edges.findIndex((edge) => edge > scrollLeft) - 1)
  const top = Math.floor(painting.firstRow)
  const shift = headerHeight - (painting.firstRow - top) * rowHeight
  const visible = Math.ceil((height - headerHeight) / rowHeight) + 1

  for (let column = firstColumn; column < widths.length; column += 1) {
    const left = (edges[column] ?? 0) - scrollLeft
    const columnWidth = widths[column] ?? 0
    if (left > width) break
    for (let index = 0; index < visible && top + index < source.rows; index += 1) {
      const row = top + index
      const y = shift + index * rowHeight
      paintCell(context, { painting, row, column, left, y, columnWidth })
    }
    paintHeader(context, { painting, column, left, columnWidth })
  }

  context.fillStyle = colours.line
  for (let index = 0; index <= visible && top + index <= source.rows; index += 1) {
    const y = Math.round(shift + index * rowHeight)
    if (y > headerHeight) context.fillRect(0, y - 1, Math.min(width, (edges.at(-1) ?? 0) - scrollLeft), 1)
  }
  context.fillRect(0, headerHeight - 1, width, 1)
}

interface Spot {
  readonly painting: Painting
  readonly column: number
  readonly left: number
  readonly columnWidth: number
}

function paintCell(context: CanvasRenderingContext2D, spot: Spot & { row: number; y: number }): void {
  const { painting, row, column, left, y, columnWidth } = spot
  const { source, range, selection, theme } = painting
  const colours = palettes[theme]
  const isChosen =
    range !== undefined &&
    row >= range.fromRow &&
    row <= range.toRow &&
    column >= range.fromColumn &&
    column <= range.toColumn
  if (isChosen) {
    context.globalAlpha = 0.1
    context.fillStyle = colours.hues[0] ?? colours.ink
    context.fillRect(left, y, columnWidth, rowHeight)
    context.globalAlpha = 1
  }
  const text = source.text(row, column)
  context.fillStyle = text === dash ? colours.context : colours.ink
  paintText(context, text, { ...spot, y: y + rowHeight / 2 })
  if (painting.isFocused && selection?.focus.row === row && selection.focus.column === column) {
    context.strokeStyle = colours.hues[0] ?? colours.ink
    context.lineWidth = 2
    context.strokeRect(left + 1, y + 1, columnWidth - 2, rowHeight - 3)
  }
}

function paintHeader(context: CanvasRenderingContext2D, spot: Spot): void {
  const { painting, column, left, columnWidth } = spot
  const colours = palettes[painting.theme]
  context.fillStyle = colours.paper
  context.fillRect(left, 0, columnWidth, headerHeight)
  context.fillStyle = colours.soft
  context.font = `600 12px ${fontFamily}`
  const arrow = painting.sort?.column === column ? (painting.sort.descending ? ' ↓' : ' ↑') : ''
  paintText(context, painting.source.label(column) + arrow, { ...spot, y: headerHeight / 2 })
  context.font = `12px ${fontFamily}`
  context.fillStyle = colours.line
  context.fillRect(left + columnWidth - 1, 6, 1, headerHeight - 12)
}

function paintText(context: CanvasRenderingContext2D, text: string, spot: Spot & { y: number }): void {
  const { painting, column, left, columnWidth, y } = spot
  const room = columnWidth - 2 * padding
  const isNumber = painting.source.columns[column]?.isNumber ?? false
  context.textAlign = isNumber ? 'right' : 'left'
  context.fillText(
    shortened(context, text, room),
    isNumber ? left + columnWidth - padding : left + padding,
    y,
  )
}

function shortened(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (text.length * 13 <= room || context.measureText(text).width <= room) return text
  let low = 0
  let high = Math.min(text.length, Math.ceil(room / 4))
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (context.measureText(`${text.slice(0, middle)}…`).width <= room) low = middle
    else high = middle - 1
  }
  return `${text.slice(0, low)}…`
}
