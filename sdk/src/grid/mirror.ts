import type { Selection } from './selection.ts'
import type { GridSource } from './source.ts'

/** The visible rows as real elements for those who read the page instead of seeing it. */
export class Mirror {
  readonly #root: HTMLElement
  readonly #id: string

  constructor(root: HTMLElement, id: string) {
    this.#root = root
    this.#id = id
  }

  /** Id of the element that stands for the focused cell. */
  cellId(row: number, column: number): string {
    return `${this.#id}-${row}-${column}`
  }

  show(source: GridSource, window: { first: number; count: number; selection: Selection | undefined }): void {
    const { selection } = window
    const header = document.createElement('div')
    header.role = 'row'
    header.ariaRowIndex = '1'
    header.append(...source.columns.map((_, column) => cellOf('columnheader', source.label(column), column)))
    const rows: HTMLElement[] = []
    const last = Math.min(source.rows, window.first + window.count)
    for (let row = window.first; row < last; row += 1) {
      const line = document.createElement('div')
      line.role = 'row'
      line.ariaRowIndex = String(row + 2)
      for (const column of source.columns.keys()) {
        const cell = cellOf('gridcell', source.text(row, column), column)
        cell.id = this.cellId(row, column)
        cell.ariaSelected = String(selection?.focus.row === row && selection.focus.column === column)
        line.append(cell)
      }
      rows.push(line)
    }
    this.#root.replaceChildren(header, ...rows)
  }
}

function cellOf(role: 'columnheader' | 'gridcell', text: string, column: number): HTMLElement {
  const cell = document.createElement('div')
  cell.role = role
  cell.ariaColIndex = String(column + 1)
  cell.textContent = text
  return cell
}
