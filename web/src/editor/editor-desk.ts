import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import type { Theme } from '@aladdin/sdk/charts/palette.ts'
import type { Language, LocalText } from '@aladdin/sdk/contract/text.ts'

/** Something wrong at a line of a file. */
export interface Mark {
  readonly file: string
  readonly line: number
  readonly message: LocalText
  readonly fix?: LocalText | undefined
  readonly detail?: string | undefined
}

export interface DeskEvents {
  readonly change: (path: string, text: string) => void
  readonly save: () => void
  /** Ctrl+Enter with the selected text; empty when nothing is selected. */
  readonly run: (selection: string) => void
  readonly cursor: (path: string, offset: number) => void
  /** A dataset of the catalog was chosen that the app does not read yet. */
  readonly declare: (dataset: string) => void
}

/** What a page may do with the open editor. */
export interface EditorDesk {
  /** Takes texts over that did not come from typing; each can be undone. */
  setFiles(files: AppFiles): void
  show(path: string): void
  setMarks(marks: readonly Mark[], language: Language): void
  setTheme(theme: Theme): void
  setLabel(label: string): void
  /** Goes to a 1-based line of the file that is shown. */
  reveal(line: number): void
  /** Tints the lines of a block; undefined takes the tint away. */
  tint(lines: { readonly from: number; readonly to: number } | undefined): void
  /** Writes at the cursor. */
  insert(text: string): void
  selection(): string
  focus(): void
  close(): void
}
