import type { App, ChartBlock } from '@aladdin/sdk/app/app.ts'
import type { Language } from '@aladdin/sdk/contract/text.ts'
import { renderSvg } from '@aladdin/sdk/charts/render-svg.ts'
import { palettes } from '@aladdin/sdk/charts/palette.ts'
import type { RunOutcome } from '@aladdin/sdk/node/run-messages.ts'
import { readTable } from '@aladdin/sdk/runtime/read-table.ts'

const width = 640
const height = 360

/** The pictures of an app for its card, one for each language: its first chart that drew anything, else its title set as type. */
export function drawPictures(app: App, outcome: RunOutcome): Record<Language, string> {
  const chart = app.blocks.find(
    (block): block is ChartBlock => block.kind === 'chart' && (outcome.blocks[block.name]?.rows ?? 0) > 0,
  )
  const arrow = chart === undefined ? undefined : outcome.blocks[chart.name]?.arrow
  const draw = (language: Language) =>
    chart === undefined || arrow === undefined
      ? drawTitle(app.title[language], language)
      : renderSvg(chart, readTable(arrow, language), { width, height, language, theme: 'light' })
  return { zh: draw('zh'), en: draw('en') }
}

function drawTitle(title: string, language: Language): string {
  const { paper, ink, line } = palettes.light
  // English breaks between words and its letters are half as wide
  const lines = title.match(language === 'zh' ? /.{1,14}/gu : /\S.{0,25}(?=\s|$)|\S{1,26}/gu) ?? []
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
