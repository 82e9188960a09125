import type { Table } from 'apache-arrow'
import type { App, Block, ChartBlock, KpiBlock } from '@aladdin/sdk/app/app.ts'
import { fontFamily, palettes, type Theme } from '@aladdin/sdk/charts/palette.ts'
import { renderSvg } from '@aladdin/sdk/charts/render-svg.ts'
import { chartHeight } from '@aladdin/sdk/charts/to-option.ts'
import type { Language } from '@aladdin/sdk/contract/text.ts'
import { formatCell, readCell } from '@aladdin/sdk/format/cell.ts'
import { changeOf } from '@aladdin/sdk/format/change.ts'
import { readTable } from '@aladdin/sdk/runtime/read-table.ts'

/** How the viewer's page looks. */
export interface Look {
  readonly language: Language
  readonly theme: Theme
}

/** Blocks with rows, as an answer holds them. */
export type DrawnBlocks = ReadonlyMap<string, Uint8Array>

/**
 * The top of an app's page as one SVG: its figures and charts in their order, as the frame will draw them, until the
 * screen is full. Undefined where nothing of it can be drawn.
 */
export function drawFirstScreen(app: App, blocks: DrawnBlocks, drawing: Drawing): string | undefined {
  const { language, theme, width } = drawing
  const heading = drawHeading(app, drawing)
  const parts: string[] = [heading.svg]
  let top = heading.height
  for (const item of app.body[language]) {
    if (top > screenHeight) break
    const block = item.kind === 'block' ? app.blocks.find(({ name }) => name === item.name) : undefined
    const arrow = block === undefined ? undefined : blocks.get(block.name)
    const part =
      block === undefined || arrow === undefined
        ? undefined
        : drawBlock(block, readTable(arrow, language), drawing)
    if (part === undefined) continue
    parts.push(`<g transform="translate(0 ${top})">${part.svg}</g>`)
    top += part.height + gap
  }
  if (parts.length === 1) return undefined
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" viewBox="0 0 ${width} ${top}" ` +
    `font-family="${fontFamily}" fill="${palettes[theme].ink}">${parts.join('')}</svg>`
  )
}

function drawBlock(block: Block, table: Table, drawing: Drawing): Part | undefined {
  if (block.kind === 'chart') return drawChart(block, table, drawing)
  return block.kind === 'kpi' ? drawFigures(block, table, drawing) : undefined
}

const screenHeight = 720
const gap = 24
/** The column of text and figures; charts may be wider. */
const textWidth = 760

interface Part {
  readonly svg: string
  readonly height: number
}

/** `width`: of the frame's document, in pixels. */
type Drawing = Look & { readonly width: number }

/** Where the text column begins. */
function insetOf({ width }: Drawing): number {
  return Math.max(0, Math.round((width - textWidth) / 2))
}

/** The row of filters, which is only left free, and the app's title. */
function drawHeading(app: App, drawing: Drawing): Part {
  const isNarrow = drawing.width < textWidth
  const filters = app.blocks.some(({ kind }) => kind === 'input') ? (isNarrow ? 59 : 58) : 0
  const size = isNarrow ? 24 : 28
  const svg = `<text x="${insetOf(drawing)}" y="${filters + gap + size}" font-size="${size}" font-weight="600">${escapeXml(app.title[drawing.language])}</text>`
  return { svg, height: filters + gap + size + 30 }
}

function drawChart(block: ChartBlock, table: Table, drawing: Drawing): Part | undefined {
  if (table.numRows === 0) return undefined
  const { language, theme, width } = drawing
  const height = chartHeight(block, table, width)
  const svg = renderSvg(block, table, { language, theme, width, height })
  const title = `<text x="0" y="16" font-size="14" font-weight="600">${escapeXml(block.title[language])}</text>`
  return {
    svg: `${title}<g transform="translate(0 ${titleHeight})">${svg}</g>`,
    height: height + titleHeight,
  }
}

const titleHeight = 30

function drawFigures(block: KpiBlock, table: Table, drawing: Drawing): Part {
  const isNarrow = drawing.width < textWidth
  const between = isNarrow ? 16 : gap
  const width = Math.min(drawing.width, textWidth)
  const columns = Math.max(1, Math.min(block.figures.length, Math.floor((width + between) / (152 + between))))
  const step = (width + between) / columns
  const height = isNarrow ? 72 : 58
  const figures = block.figures.map((figure, index) => {
    const x = insetOf(drawing) + Math.round((index % columns) * step)
    const y = Math.floor(index / columns) * height
    return `<g transform="translate(${x} ${y})">${drawFigure(figure, table, { ...drawing, isNarrow })}</g>`
  })
  return { svg: figures.join(''), height: Math.ceil(block.figures.length / columns) * height }
}

function drawFigure(
  figure: KpiBlock['figures'][number],
  table: Table,
  { language, theme, isNarrow }: Drawing & { readonly isNarrow: boolean },
): string {
  const { soft } = palettes[theme]
  const [value, before] = [firstValue(table, figure.value), firstValue(table, figure.compare)]
  const change = typeof value === 'number' && typeof before === 'number' ? changeOf(value, before) : undefined
  const small = (text: string) => `<tspan font-size="13" font-weight="400" dx="8">${escapeXml(text)}</tspan>`
  const unit = figure.unit === undefined ? '' : small(figure.unit[language])
  const compared =
    change === undefined
      ? ''
      : `${arrows[change.direction]} ${change.text} ${figure.compareLabel?.[language] ?? ''}`
  return (
    `<text y="14" font-size="12" fill="${soft}">${escapeXml(figure.label[language])}</text>` +
    `<text y="48" font-size="28" font-weight="600">${escapeXml(formatCell(value, { format: figure.format, language }))}${unit}` +
    `${isNarrow || compared === '' ? '' : small(compared)}</text>` +
    (isNarrow ? `<text y="72" font-size="13" fill="${soft}">${escapeXml(compared)}</text>` : '')
  )
}

const arrows = { up: '▲', down: '▼', none: '＝' } as const

function firstValue(table: Table, name: string | undefined) {
  const column = name === undefined ? null : table.getChild(name)
  return column === null || column.length === 0 ? null : readCell(column, 0)
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
