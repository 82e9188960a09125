export interface Cell {
  readonly row: number
  readonly column: number
}

/** A rectangle of cells: `focus` moves, `anchor` stays while Shift is held. */
export interface Selection {
  readonly anchor: Cell
  readonly focus: Cell
}

export interface Bounds {
  readonly rows: number
  readonly columns: number
  /** Rows that fit the place. */
  readonly page: number
}

/** The selection after a key, or undefined when the key means nothing to a grid. */
export function moveSelection(
  selection: Selection,
  key: { readonly key: string; readonly shiftKey: boolean; readonly ctrlKey: boolean },
  bounds: Bounds,
): Selection | undefined {
  const lastRow = bounds.rows - 1
  const lastColumn = bounds.columns - 1
  if (key.ctrlKey && key.key.toLowerCase() === 'a') {
    return { anchor: { row: 0, column: 0 }, focus: { row: lastRow, column: lastColumn } }
  }
  const { row, column } = selection.focus
  const targets: Readonly<Record<string, Cell>> = {
    ArrowUp: { row: key.ctrlKey ? 0 : row - 1, column },
    ArrowDown: { row: key.ctrlKey ? lastRow : row + 1, column },
    ArrowLeft: { row, column: key.ctrlKey ? 0 : column - 1 },
    ArrowRight: { row, column: key.ctrlKey ? lastColumn : column + 1 },
    PageUp: { row: row - bounds.page, column },
    PageDown: { row: row + bounds.page, column },
    Home: { row: key.ctrlKey ? 0 : row, column: 0 },
    End: { row: key.ctrlKey ? lastRow : row, column: lastColumn },
  }
  const target = targets[key.key]
  if (target === undefined) return undefined
  const focus = { row: within(target.row, lastRow), column: within(target.column, lastColumn) }
  return { anchor: key.shiftKey ? selection.anchor : focus, focus }
}

export interface Range {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

export function rangeOf({ anchor, focus }: Selection): Range {
  return {
    fromRow: Math.min(anchor.row, focus.row),
    toRow: Math.max(anchor.row, focus.row),
    fromColumn: Math.min(anchor.column, focus.column),
    toColumn: Math.max(anchor.column, focus.column),
  }
}

function within(value: number, last: number): number {
  return Math.max(0, Math.min(last, value))
}
