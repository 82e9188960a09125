import type { ChartBlock } from '@aladdin/sdk/app/app.ts'
import { palettes } from '@aladdin/sdk/charts/palette.ts'
import { renderSvg } from '@aladdin/sdk/charts/render-svg.ts'
import type { Classification } from '@aladdin/sdk/contract/dataset.ts'
import type { Language } from '@aladdin/sdk/contract/text.ts'
import type { Table } from 'apache-arrow'
import type { Stamp } from './file-order.ts'

const width = 1120
const chartTop = 64
const foot = 64

/** How strongly the tiled name stands over a picture. */
const strength: Readonly<Record<Classification, number>> = { C0: 0.04, C1: 0.07, C2: 0.12 }

interface Drawing {
  readonly block: ChartBlock
  readonly table: Table
  readonly language: Language
  readonly stamp: Stamp
}

/** The chart as the page draws it, with its title, the watermark over it and the receipt below. */
export function printSvgFile({ block, table, language, stamp }: Drawing): string {
  const { ink, soft, paper } = palettes.light
  const drawn = renderSvg(block, table, { width: width - 48, language, theme: 'light' })
  const chartHeight = Number(/height="(\d+(?:\.\d+)?)"/.exec(drawn)?.[1] ?? 400)
  const height = chartTop + chartHeight + foot
  const line = (y: number, text: string, look: string) =>
    `<text x="24" y="${y}" ${look}>${escapeXml(text)}</text>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, sans-serif">`,
    `<rect width="100%" height="100%" fill="${paper}"/>`,
    line(40, stamp.title, `font-size="20" font-weight="600" fill="${ink}"`),
    `<g transform="translate(24 ${chartTop})">${drawn}</g>`,
    tiles(height, stamp),
    line(height - 36, stamp.watermark, `font-size="12" fill="${soft}"`),
    line(height - 16, stamp.receipt, `font-size="12" fill="${soft}"`),
    `</svg>`,
  ].join('')
}

function tiles(height: number, { watermark, classification }: Stamp): string {
  const texts: string[] = []
  for (let y = 110; y < height; y += 130)
    for (let x = -60 + ((y / 130) % 2) * 160; x < width; x += 420)
      texts.push(`<text x="${x}" y="${y}" transform="rotate(-20 ${x} ${y})">${escapeXml(watermark)}</text>`)
  return `<g fill="${palettes.light.ink}" opacity="${strength[classification]}" font-size="15">${texts.join('')}</g>`
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
