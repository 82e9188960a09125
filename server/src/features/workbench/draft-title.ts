import { readTitle } from '@aladdin/sdk/app/title.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'

/** How far into its text the title of a draft is looked for. */
export const headChars = 20_000

/**
 * The title of an unfinished text, from the title's own lines alone: a list shows two hundred drafts, and reading
 * the whole of a hostile one took half a minute.
 */
export function titleOf(start: string): LocalText {
  const head = /^---\r?\n([\s\S]*?)\r?\n---/.exec(start)?.[1] ?? ''
  const lines = /^title:.{0,500}(?:\r?\n[ \t]+.{0,500}){0,3}/m.exec(head)?.[0] ?? ''
  return readTitle({
    'app.md': `---\nformat: 1\n${lines}\nsummary: { zh: 要, en: S }\ntopic: operations\ndatasets: {}\n---\n`,
  })
}
