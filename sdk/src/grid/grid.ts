import type { Table } from 'apache-arrow'
import type { Language } from '../contract/text.ts'
import type { Theme } from '../charts/palette.ts'
import { columnWidths, stretched } from './column-widths.ts'
import { followDrag } from './follow-drag.ts'
import { gridParts } from './grid-parts.ts'
import { columnAt, edgeAt, edgesOf, firstRowAt, headerHeight, rowHeight, scrollLength } from './layout.ts'
import { Mirror } from './mirror.ts'
import { nextSort } from './next-sort.ts'
import { paint } from './paint.ts'
import { revealed } from './reveal.ts'
import { moveSelection, rangeOf, type Cell, type Selection } from './selection.ts'
import { GridSource, type GridColumn, type Sort } from './source.ts'
import { toTsv } from './to-tsv.ts'

export type { GridColumn } from './source.ts'

export interface GridContent {
  readonly table: Table
  /** Empty: every column of the table. */
  readonly columns: readonly GridColumn[]
  readonly language: Language
  readonly theme: Theme
  /** Spoken name of the grid. */
  readonly label: string
}

/**
 * A table of any length on one canvas: scrolling, keyboard, selection, copy, sorting and column widths are its own;
 * a hidden mirror of the visible rows serves screen readers. It fills the element it is given.
 */
export class Grid {
  readonly #scroller: HTMLElement
  readonly #spacer: HTMLElement
  readonly #canvas: HTMLCanvasElement
  readonly #mirror: Mirror
  readonly #observer: ResizeObserver
  readonly #abort = new AbortController()
  #content: GridContent | undefined
  #source: GridSource | undefined
  #widths: number[] = []
  #selection: Selection | undefined
  #sort: Sort | undefined
  #frame = 0
  #mirrorTimer: ReturnType<typeof setTimeout> | undefined

  constructor(element: HTMLElement) {
    const parts = gridParts(element)
    this.#scroller = parts.scroller
    this.#spacer = parts.spacer
    this.#canvas = parts.canvas
    this.#mirror = new Mirror(parts.mirror, `grid-${Math.random().toString(36).slice(2, 8)}`)
    this.#observer = new ResizeObserver(() => this.#fit())
    this.#observer.observe(element)
    this.#listen()
  }

  show(content: GridContent): void {
    const isSameShape = this.#content !== undefined && sameColumns(this.#content, content)
    this.#content = content
    this.#source = new GridSource(content.table, content)
    if (!isSameShape) {
      this.#widths = [...stretched(columnWidths(this.#source), this.#scroller.clientWidth)]
      this.#sort = undefined
      this.#selection = undefined
      this.#scroller.scrollTo(0, 0)
    }
    this.#source.sort(this.#sort)
    this.#scroller.ariaLabel = content.label
    this.#scroller.ariaRowCount = String(this.#source.rows + 1)
    this.#scroller.ariaColCount = String(this.#source.columns.length)
    this.#fit()
  }

  close(): void {
    cancelAnimationFrame(this.#frame)
    clearTimeout(this.#mirrorTimer)
    this.#observer.disconnect()
    this.#abort.abort()
    this.#scroller.remove()
  }

  #fit(): void {
    const { clientWidth, clientHeight } = this.#scroller
    const scale = devicePixelRatio
    this.#canvas.width = Math.round(clientWidth * scale)
    this.#canvas.height = Math.round(clientHeight * scale)
    this.#canvas.style.width = `${clientWidth}px`
    this.#canvas.style.height = `${clientHeight}px`
    // The canvas stands in the flow above the spacer, which therefore is shorter by it.
    this.#spacer.style.height = `${scrollLength(this.#extent()) + headerHeight - clientHeight}px`
    this.#spacer.style.width = `${edgesOf(this.#widths).at(-1) ?? 0}px`
    this.#draw()
  }

  #extent(): { rows: number; height: number } {
    return { rows: this.#source?.rows ?? 0, height: Math.max(0, this.#scroller.clientHeight - headerHeight) }
  }

  #draw(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => {
      const context = this.#canvas.getContext('2d')
      const source = this.#source
      const content = this.#content
      if (context === null || source === undefined || content === undefined) return
      const { clientWidth, clientHeight, scrollLeft, scrollTop } = this.#scroller
      const firstRow = firstRowAt(scrollTop, this.#extent())
      context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
      paint(context, {
        source,
        widths: this.#widths,
        firstRow,
        scrollLeft,
        width: clientWidth,
        height: clientHeight,
        selection: this.#selection,
        range: this.#selection === undefined ? undefined : rangeOf(this.#selection),
        sort: this.#sort,
        theme: content.theme,
        isFocused: document.activeElement === this.#scroller,
      })
    })
    // Elements cost more than paint: the mirror follows when the scrolling rests.
    clearTimeout(this.#mirrorTimer)
    this.#mirrorTimer = setTimeout(() => this.#reflect(), mirrorDelayMs)
  }

  #reflect(): void {
    const source = this.#source
    if (source === undefined) return
    const first = Math.floor(firstRowAt(this.#scroller.scrollTop, this.#extent()))
    this.#mirror.show(source, { first, count: this.#pageRows() + 1, selection: this.#selection })
    if (this.#selection === undefined) return
    const { row, column } = this.#selection.focus
    this.#scroller.setAttribute('aria-activedescendant', this.#mirror.cellId(row, column))
  }

  #pageRows(): number {
    return Math.max(1, Math.floor(this.#extent().height / rowHeight))
  }

  #listen(): void {
    const { signal } = this.#abort
    const on = this.#scroller
    on.addEventListener('scroll', () => this.#draw(), { signal, passive: true })
    on.addEventListener('focus', () => this.#draw(), { signal })
    on.addEventListener('blur', () => this.#draw(), { signal })
    on.addEventListener('pointerdown', (event) => this.#press(event), { signal })
    on.addEventListener('pointermove', (event) => this.#point(event), { signal })
    on.addEventListener('keydown', (event) => this.#key(event), { signal })
    on.addEventListener('copy', (event) => this.#copy(event), { signal })
  }

  #press(event: PointerEvent): void {
    const { x, y } = this.#place(event)
    if (event.button !== 0 || x > this.#scroller.clientWidth + this.#scroller.scrollLeft) return
    const edges = edgesOf(this.#widths)
    const edge = y < headerHeight ? edgeAt(x, edges) : -1
    if (edge >= 0) return this.#resize(edge, event)
    if (y < headerHeight) return this.#sortBy(columnAt(x, edges))
    const cell = this.#cellAt(x, y)
    if (cell === undefined) return
    this.#select({ anchor: event.shiftKey ? (this.#selection?.anchor ?? cell) : cell, focus: cell })
    followDrag(this.#scroller, event, (moved) => {
      const place = this.#place(moved)
      const focus = this.#cellAt(place.x, place.y)
      if (focus !== undefined) this.#select({ anchor: cell, focus })
    })
  }

  #point(event: PointerEvent): void {
    const { x, y } = this.#place(event)
    const isEdge = y < headerHeight && edgeAt(x, edgesOf(this.#widths)) >= 0
    this.#scroller.style.cursor = isEdge ? 'col-resize' : y < headerHeight ? 'pointer' : 'default'
  }

  #resize(column: number, event: PointerEvent): void {
    const before = this.#widths[column] ?? 0
    event.preventDefault()
    followDrag(this.#scroller, event, (moved) => {
      this.#widths[column] = Math.max(40, before + moved.clientX - event.clientX)
      this.#fit()
    })
  }

  #sortBy(column: number): void {
    if (column < 0) return
    this.#sort = nextSort(this.#sort, { column, isNumber: this.#source?.columns[column]?.isNumber ?? false })
    this.#source?.sort(this.#sort)
    this.#draw()
  }

  #key(event: KeyboardEvent): void {
    const source = this.#source
    if (source === undefined || source.rows === 0) return
    const selection = this.#selection ?? { anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } }
    const { key, shiftKey } = event
    const bounds = { rows: source.rows, columns: source.columns.length, page: this.#pageRows() }
    const next = moveSelection(selection, { key, shiftKey, ctrlKey: event.ctrlKey || event.metaKey }, bounds)
    if (next === undefined) {
      if (key === 'Enter' && event.altKey) this.#sortBy(selection.focus.column)
      return
    }
    event.preventDefault()
    this.#select(next)
    this.#reveal(next.focus)
  }

  #reveal(cell: Cell): void {
    const { scrollTop, scrollLeft, clientWidth } = this.#scroller
    const scroll = { top: scrollTop, left: scrollLeft }
    const to = revealed(cell, {
      scroll,
      extent: this.#extent(),
      width: clientWidth,
      edges: edgesOf(this.#widths),
    })
    if (to.top !== scroll.top || to.left !== scroll.left) this.#scroller.scrollTo(to.left, to.top)
    this.#reflect()
  }

  #copy(event: ClipboardEvent): void {
    if (this.#source === undefined || this.#selection === undefined) return
    event.clipboardData?.setData('text/plain', toTsv(this.#source, rangeOf(this.#selection)))
    event.preventDefault()
  }

  #select(selection: Selection): void {
    this.#selection = selection
    this.#draw()
  }

  #place(event: PointerEvent): { x: number; y: number } {
    const box = this.#scroller.getBoundingClientRect()
    return { x: event.clientX - box.left + this.#scroller.scrollLeft, y: event.clientY - box.top }
  }

  #cellAt(x: number, y: number): Cell | undefined {
    const row = Math.floor(
      firstRowAt(this.#scroller.scrollTop, this.#extent()) + (y - headerHeight) / rowHeight,
    )
    const column = columnAt(x, edgesOf(this.#widths))
    return column < 0 || row < 0 || row >= (this.#source?.rows ?? 0) ? undefined : { row, column }
  }
}

const mirrorDelayMs = 120

function sameColumns(one: GridContent, other: GridContent): boolean {
  const names = (content: GridContent): string =>
    content.table.schema.fields.map((field) => field.name).join('\0')
  return names(one) === names(other)
}
