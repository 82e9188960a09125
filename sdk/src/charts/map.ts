import type { EChartsOption } from 'echarts'
import type { Table } from 'apache-arrow'
import type { ChartBlock } from '../app/app.ts'
import { readColumn } from '../format/cell.ts'
import { baseOption, option, tooltipOption, type Drawing } from './drawing.ts'
import { hueOf } from './palette.ts'
import { placeFrame, placeSeries, placeText, sizesOf, type Place } from './places.ts'
import { toNumber } from './read-series.ts'

const kilometresPerDegree = 111.2

/** Places by their coordinates, both directions on one scale, with a bar that says how long a kilometre is. */
export function mapOption(block: ChartBlock, table: Table, drawing: Drawing): EChartsOption {
  const places = readPlaces(block, table)
  const box = boxOf(places, drawing.width / mapHeight(drawing.width))
  const groups = new Set(places.map(({ group }) => group)).size
  return option({
    ...baseOption(block, drawing),
    tooltip: { ...tooltipOption(drawing), formatter: placeText(drawing) },
    ...placeFrame(drawing, { ...box, groups }),
    series: [
      ...placeSeries(places, drawing, (index) => hueOf(drawing.palette, index)),
      ...(places.length > 0 ? [scaleBar(box, drawing)] : []),
    ],
  })
}

export function mapHeight(width: number): number {
  return width < 480 ? 340 : 440
}

/** In kilometres east and north of the middle. */
function readPlaces(block: ChartBlock, table: Table): readonly Place[] {
  const [latitude, name] = block.y
  const read = (column: string | undefined) => (column === undefined ? [] : readColumn(table, column))
  const easts = read(block.x).map(toNumber)
  const norths = read(latitude?.column).map(toNumber)
  const names = read(name?.column)
  const groups = read(block.series)
  const values = read(block.value).map(toNumber)
  const sizes = sizesOf(values, 6, 26)
  const known = norths.filter((north) => north !== null)
  const middle = known.reduce((sum, north) => sum + north, 0) / Math.max(1, known.length)
  const narrowing = Math.cos((middle * Math.PI) / 180)
  return easts.flatMap((east, row) => {
    const north = norths[row] ?? null
    if (east === null || north === null) return []
    return {
      name: String(names[row] ?? '–'),
      group: String(groups[row] ?? '–'),
      x: east * kilometresPerDegree * narrowing,
      y: north * kilometresPerDegree,
      size: sizes[row] ?? 8,
      value: values[row] ?? null,
      hasLabel: false,
    }
  })
}

interface Box {
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
}

/** All places with some air around them, as wide and high as the picture is. */
function boxOf(places: readonly Place[], shape: number): Box {
  const reach = (values: readonly number[]): readonly [number, number] =>
    values.length === 0
      ? [0, 1]
      : [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
  const [west, east] = reach(places.map(({ x }) => x))
  const [south, north] = reach(places.map(({ y }) => y))
  const height = Math.max(1, north - south, (east - west) / shape) * 1.16
  const around = (from: number, to: number, size: number) =>
    [(from + to - size) / 2, (from + to + size) / 2] as const
  return { x: around(west, east, height * shape), y: around(south, north, height) }
}

function scaleBar(box: Box, { palette, language }: Drawing) {
  const wide = box.x[1] - box.x[0]
  const length = [200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2].find((each) => each < wide / 5) ?? 0.1
  const x = box.x[0] + wide * 0.03
  const y = box.y[0] + (box.y[1] - box.y[0]) * 0.04
  return {
    type: 'line',
    silent: true,
    symbol: 'none',
    lineStyle: { color: palette.soft, width: 2 },
    data: [
      [x, y],
      [x + length, y],
    ],
    endLabel: {
      show: true,
      formatter: `${length} ${language === 'zh' ? '公里' : 'km'}`,
      color: palette.soft,
    },
    tooltip: { show: false },
  }
}
