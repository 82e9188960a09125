import { tableFromArrays } from 'apache-arrow'
import { describe, expect, it, test } from 'vitest'
import { firstRowAt, scrollLength, scrollTopOf } from './layout.ts'
import { moveSelection, rangeOf, type Selection } from './selection.ts'
import { GridSource } from './source.ts'
import { toTsv } from './to-tsv.ts'
import { nextSort } from './next-sort.ts'
import { revealed } from './reveal.ts'

const table = tableFromArrays({
  branch: ['西安', '宝鸡', '安康'],
  amount: Float64Array.of(2, 3, 1),
  note: ['a\tb', '=1+1', ''],
})

test('the last row of a million can be reached by scrolling', () => {
  const extent = { rows: 1_000_000, height: 560 }
  expect(firstRowAt(scrollLength(extent) - extent.height, extent)).toBe(1_000_000 - 20)
  expect(firstRowAt(scrollTopOf(654_321, extent), extent)).toBeCloseTo(654_321, 3)
})

test.each([
  ['ArrowDown', false, false, { row: 2, column: 1 }],
  ['ArrowUp', false, true, { row: 0, column: 1 }],
  ['PageDown', false, false, { row: 11, column: 1 }],
  ['End', false, true, { row: 99, column: 3 }],
  ['Home', false, false, { row: 1, column: 0 }],
] as const)('%s moves the focus within the table', (...[key, shiftKey, ctrlKey, expected]) => {
  const cell = { row: 1, column: 1 }
  const bounds = { rows: 100, columns: 4, page: 10 }
  expect(moveSelection({ anchor: cell, focus: cell }, { key, shiftKey, ctrlKey }, bounds)?.focus).toEqual(
    expected,
  )
})

test('Shift keeps the corner where a selection began', () => {
  const start: Selection = { anchor: { row: 2, column: 2 }, focus: { row: 2, column: 2 } }
  const moved = moveSelection(
    start,
    { key: 'ArrowUp', shiftKey: true, ctrlKey: false },
    { rows: 9, columns: 9, page: 3 },
  )
  expect(moved && rangeOf(moved)).toEqual({ fromRow: 1, toRow: 2, fromColumn: 2, toColumn: 2 })
})

test('rows are put in order by value and back into the order of the result', () => {
  const source = new GridSource(table, { columns: [], language: 'zh' })
  const branches = (): unknown[] => [0, 1, 2].map((row) => source.value(row, 0))
  source.sort({ column: 1, descending: true })
  expect(branches()).toEqual(['宝鸡', '西安', '安康'])
  source.sort({ column: 0, descending: false })
  expect(branches()).toEqual(['安康', '宝鸡', '西安'])
  source.sort(undefined)
  expect(branches()).toEqual(['西安', '宝鸡', '安康'])
})

test('a copy holds the header and no text that a spreadsheet would run', () => {
  const source = new GridSource(table, { columns: [], language: 'zh' })
  expect(toTsv(source, { fromRow: 0, toRow: 1, fromColumn: 0, toColumn: 2 })).toBe(
    "branch\tamount\tnote\n西安\t2\ta b\n宝鸡\t3\t'=1+1",
  )
  expect(toTsv(source, { fromRow: 0, toRow: 0, fromColumn: 1, toColumn: 1 })).toBe('2')
})

describe('a header of the grid', () => {
  it('sorts numbers from the largest and names from A, then the other way, then not at all', () => {
    const number = { column: 2, isNumber: true }
    expect(nextSort(undefined, number)).toEqual({ column: 2, descending: true })
    expect(nextSort({ column: 2, descending: true }, number)).toEqual({ column: 2, descending: false })
    expect(nextSort({ column: 2, descending: false }, number)).toBeUndefined()
    expect(nextSort({ column: 2, descending: false }, { column: 0, isNumber: false })).toEqual({
      column: 0,
      descending: false,
    })
  })
})

describe('a cell that is moved to', () => {
  const view = {
    scroll: { top: 280, left: 0 },
    extent: { rows: 100, height: 280 },
    width: 200,
    edges: [0, 150, 300],
  }

  it('does not move the table while it is seen', () => {
    expect(revealed({ row: 12, column: 0 }, view)).toEqual(view.scroll)
  })

  it('comes into sight at the nearest edge', () => {
    expect(revealed({ row: 3, column: 1 }, view)).toEqual({ top: 84, left: 100 })
    expect(revealed({ row: 25, column: 0 }, view)).toEqual({ top: 448, left: 0 })
  })
})
