import type { AppFiles } from './app.ts'
import type { AppDocument, SourceFile } from './document.ts'

/** The files of a parsed app again, byte for byte. */
export function printApp(document: AppDocument): AppFiles {
  const printed: Record<string, string> = { ...document.files }
  for (const file of [document.main, document.twin]) {
    if (file && Object.hasOwn(document.files, file.path) && file.pieces.length > 0) {
      printed[file.path] = printFile(file)
    }
  }
  return printed
}

function printFile(file: SourceFile): string {
  return file.pieces.map((piece) => piece.text).join('')
}
