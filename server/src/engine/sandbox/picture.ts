import { tableFromIPC } from 'apache-arrow'
import type { App, ChartBlock } from '@aladdin/sdk/app/app.ts'
import { renderSvg } from '@aladdin/sdk/charts/render-svg.ts'
import { palettes } from '@aladdin/sdk/charts/palette.ts'
import type { RunOutcome } from '@aladdin/sdk/node/run-messages.ts'

const width = 640
const height = 360

/** The picture of an app for its card: its first chart that drew anything, else its title set as type. */
export function drawPicture(app: App, outcome: RunOutcome): string {
  const chart = app.blocks.find(
    (block): block is ChartBlock => block.kind === 'chart' && (outcome.blocks[block.name]?.rows ?? 0) > 0,
  )
  const arrow = chart === undefined ? undefined : outcome.blocks[chart.name]?.arrow
  if (chart === undefined || arrow === undefined) return drawTitle(app.title.zh)
  return renderSvg(chart, tableFromIPC(arrow), { width, height, language: 'zh', theme: 'light' })
}

function drawTitle(title: string): string {
  const { paper, ink, line } = palettes.light
  const lines = title.match(/.{1,14}/gu) ?? []
  const texts = lines
    .slice(0, 3)
    .map(
      (text, index) =>
        `<text x="40" y="${170 + index * 52 - (lines.length - 1) * 20}" font-size="36" font-weight="600" fill="${ink}">${escapeXml(text)}</text>`,
    )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="PingFang SC, Microsoft YaHei, Noto Sans SC, sans-serif"><rect width="100%" height="100%" fill="${paper}"/><line x1="40" y1="320" x2="600" y2="320" stroke="${line}"/>${texts.join('')}</svg>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
