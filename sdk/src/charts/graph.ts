import type { EChartsOption } from 'echarts'
import type { Table } from 'apache-arrow'
import type { ChartBlock } from '../app/app.ts'
import { readColumn } from '../format/cell.ts'
import { baseOption, option, tooltipOption, type Drawing } from './drawing.ts'
import { hueOf } from './palette.ts'
import { placeFrame, placeSeries, placeText, sizesOf, type Place } from './places.ts'
import { toNumber } from './read-series.ts'

interface Relation {
  readonly from: string
  readonly to: string
  readonly value: number | null
  readonly group: string
}

const mostRelations = 60

/**
 * A small network around the first row's `from`: its neighbours on a ring, theirs on a second one behind them. The
 * places follow from the rows alone, so the same data is the same picture everywhere.
 */
export function graphOption(block: ChartBlock, table: Table, drawing: Drawing): EChartsOption {
  const relations = readRelations(block, table)
  const places = placesOf(relations, drawing)
  const at = new Map(places.map((place) => [place.name, place]))
  const edges = relations.flatMap(({ from, to }) => {
    const [one, other] = [at.get(from), at.get(to)]
    return one && other
      ? [
          [one.x, one.y],
          [other.x, other.y],
          [null, null],
        ]
      : []
  })
  const wide = graphHeight(drawing.width) / drawing.width
  return option({
    ...baseOption(block, drawing),
    tooltip: { ...tooltipOption(drawing), formatter: placeText(drawing) },
    ...placeFrame(drawing, {
      x: [-1.25 / wide, 1.25 / wide],
      y: [-1.25, 1.25],
      groups: new Set(places.map(({ group }) => group)).size,
    }),
    series: [
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        lineStyle: { color: drawing.palette.context, width: 1 },
        data: edges,
        tooltip: { show: false },
      },
      ...placeSeries(places, drawing, (index) =>
        index === 0 ? drawing.palette.ink : hueOf(drawing.palette, index - 1),
      ),
    ],
  })
}

export function graphHeight(width: number): number {
  return width < 480 ? 360 : 460
}

function readRelations(block: ChartBlock, table: Table): readonly Relation[] {
  const target = block.y[0]?.column
  if (block.x === undefined || target === undefined) return []
  const column = (name: string | undefined) => (name === undefined ? [] : readColumn(table, name))
  const [targets, values, groups] = [column(target), column(block.value), column(block.series)]
  return column(block.x)
    .map((from, row) => ({
      from: String(from ?? '–'),
      to: String(targets[row] ?? '–'),
      value: toNumber(values[row] ?? null),
      group: String(groups[row] ?? '–'),
    }))
    .slice(0, mostRelations)
}

/** The centre, the first ring by its neighbours' order, and behind each neighbour what only it knows. */
function placesOf(relations: readonly Relation[], drawing: Drawing): readonly Place[] {
  const [centre] = relations.map(({ from }) => from)
  if (centre === undefined) return []
  const groupOf = new Map<string, string>()
  const strength = new Map<string, number>()
  for (const { to, group, value } of relations) {
    if (!groupOf.has(to)) groupOf.set(to, group)
    strength.set(to, (strength.get(to) ?? 0) + (value ?? 1))
  }
  const near = [
    ...new Set(relations.flatMap(({ from, to }) => (from === centre ? [to] : to === centre ? [from] : []))),
  ]
  const behind = new Map<string, string[]>()
  const seen = new Set([centre, ...near])
  for (const { from, to } of relations) {
    const [known, fresh] = seen.has(from) ? [from, to] : [to, from]
    if (seen.has(fresh)) continue
    seen.add(fresh)
    const parent = near.includes(known) ? known : (near[0] ?? centre)
    behind.set(parent, [...(behind.get(parent) ?? []), fresh])
  }
  const names = [centre, ...near, ...near.flatMap((name) => behind.get(name) ?? [])]
  const sizes = sizesOf(
    names.map((name) => strength.get(name) ?? 0),
    10,
    28,
  )
  const angles = anglesOf(near, behind)
  const stretch = Math.min(1.6, drawing.width / graphHeight(drawing.width))
  return names.map((name, index) => {
    const { angle, radius } = angles.get(name) ?? { angle: 0, radius: 0 }
    return {
      name,
      group: index === 0 ? centre : (groupOf.get(name) ?? '–'),
      x: stretch * radius * Math.cos(angle),
      y: radius * Math.sin(angle),
      size: index === 0 ? 32 : (sizes[index] ?? 10),
      value: index === 0 ? null : (strength.get(name) ?? null),
      hasLabel: index <= (drawing.width < 480 ? 6 : 16),
    }
  })
}

/** Each neighbour has as much of the circle as it has others behind it. */
function anglesOf(near: readonly string[], behind: ReadonlyMap<string, readonly string[]>) {
  const angles = new Map<string, { readonly angle: number; readonly radius: number }>()
  const weight = (name: string) => Math.max(1, behind.get(name)?.length ?? 0)
  const whole = near.reduce((sum, name) => sum + weight(name), 0)
  const hasSecond = behind.size > 0
  let from = 0
  for (const name of near) {
    const part = weight(name) / whole
    const angle = (share: number) => Math.PI / 2 - 2 * Math.PI * share
    angles.set(name, { angle: angle(from + part / 2), radius: hasSecond ? 0.58 : 0.92 })
    const others = behind.get(name) ?? []
    others.forEach((other, index) => {
      angles.set(other, { angle: angle(from + (part * (index + 0.5)) / others.length), radius: 1.05 })
    })
    from += part
  }
  return angles
}
