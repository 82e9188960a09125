import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { parseApp } from '@aladdin/sdk/app/parse.ts'

/** One block as it stands in the text, whether the app checks or not. */
export interface OutlineBlock {
  readonly name: string
  readonly kind: string
  /** Where its body is written: a line of `app.md` or a file of its own. */
  readonly file: string
  readonly line: number
  /** Lines of the whole fence in `app.md`. */
  readonly from: number
  readonly to: number
}

export function outlineOf(files: AppFiles): readonly OutlineBlock[] {
  return parseApp(files).document.main.pieces.flatMap((piece) => {
    if (piece.kind !== 'block') return []
    const { name, kind, fence, place } = piece.block
    const to = fence.line + piece.text.trimEnd().split('\n').length - 1
    return [{ name, kind, file: place.file, line: place.line, from: fence.line, to }]
  })
}

/** The block at a line of a file. */
export function blockAt(
  outline: readonly OutlineBlock[],
  file: string,
  line: number,
): OutlineBlock | undefined {
  if (file !== 'app.md') return outline.find((block) => block.file === file)
  return outline.find((block) => line >= block.from && line <= block.to)
}
