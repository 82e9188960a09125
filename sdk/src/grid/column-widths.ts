import type { GridSource } from './source.ts'

/** Widths that fit the names and the first rows, between readable limits. */
export function columnWidths(source: GridSource): readonly number[] {
  const sample = Math.min(source.rows, 60)
  return source.columns.map((_, column) => {
    let widest = textWidth(source.label(column)) + 16
    for (let row = 0; row < sample; row += 1) widest = Math.max(widest, textWidth(source.text(row, column)))
    return Math.min(320, Math.max(72, Math.ceil(widest) + 24))
  })
}

/** Shares out what is left of the place, so that a narrow table does not stand in a wide frame. */
export function stretched(widths: readonly number[], room: number): readonly number[] {
  const left = room - widths.reduce((sum, width) => sum + width, 0)
  return left <= 0 ? widths : widths.map((width) => Math.floor(width + left / widths.length))
}

/** Width of 12 px text, near enough: a Chinese character is as wide as the type is high. */
function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 12 : 7
  return width
}
