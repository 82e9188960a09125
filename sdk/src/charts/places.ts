import { fontFamily } from './palette.ts'
import { withAlpha, type Drawing } from './drawing.ts'

/** A point that has its place already, in units of the picture's own axes. */
export interface Place {
  readonly name: string
  readonly group: string
  readonly x: number
  readonly y: number
  /** Diameter in CSS pixels. */
  readonly size: number
  readonly value: number | null
  readonly hasLabel: boolean
}

/** One cloud per group, in the order of first appearance, so that the legend is the list of groups. */
export function placeSeries(places: readonly Place[], drawing: Drawing, hueAt: (index: number) => string) {
  const groups = [...new Set(places.map(({ group }) => group))]
  return groups.map((group, index) => ({
    type: 'scatter',
    name: group,
    z: 3,
    itemStyle: {
      color: withAlpha(hueAt(index), 0.82),
      borderColor: drawing.palette.paper,
      borderWidth: 1,
    },
    data: places
      .filter((place) => place.group === group)
      .map((place) => ({
        name: place.name,
        value: [place.x, place.y, place.value],
        symbolSize: place.size,
        label: { show: place.hasLabel },
      })),
    label: {
      show: false,
      position: 'bottom',
      distance: 3,
      formatter: '{b}',
      color: drawing.palette.ink,
      fontSize: 11,
      width: 96,
      overflow: 'truncate',
      textBorderColor: drawing.palette.paper,
      textBorderWidth: 2,
    },
  }))
}

/** Diameters whose areas follow the values, between `least` and `most`. */
export function sizesOf(values: readonly (number | null)[], least: number, most: number): readonly number[] {
  const largest = values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0)
  return values.map((value) =>
    largest <= 0 || value === null ? least : least + (most - least) * Math.sqrt(Math.max(0, value) / largest),
  )
}

/** Legend, tooltip text and two hidden axes that end where the places end. */
export function placeFrame(
  drawing: Drawing,
  box: {
    readonly x: readonly [number, number]
    readonly y: readonly [number, number]
    readonly groups: number
  },
) {
  const axis = ([min, max]: readonly [number, number]) => ({ type: 'value', show: false, min, max })
  return {
    grid: { left: 4, right: 4, top: box.groups > 1 ? 36 : 8, bottom: 8 },
    xAxis: axis(box.x),
    yAxis: axis(box.y),
    ...(box.groups > 1
      ? {
          legend: {
            type: 'scroll',
            top: 0,
            left: 0,
            itemWidth: 12,
            itemHeight: 8,
            itemGap: 16,
            textStyle: { color: drawing.palette.soft, fontSize: 12, fontFamily },
          },
        }
      : {}),
  }
}

export function placeText(drawing: Drawing) {
  return ({ name, seriesName, value }: { name: string; seriesName?: string; value?: unknown }) => {
    const amount = Array.isArray(value) ? (value[2] as unknown) : undefined // the third of `placeSeries`
    const what = [name, seriesName ?? ''].filter((text) => text !== '' && text !== '–').map(escapeText)
    return `${what.join('<br/>')}${typeof amount === 'number' ? `&emsp;<b>${drawing.print(amount)}</b>` : ''}`
  }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
