import type { Language } from '../contract/text.ts'

/**
 * How a result holds words in both languages, so that one stored answer serves everyone: SQL says `say('迁址', 'Move')`,
 * which puts both between characters that no text has, and whoever shows the value takes the viewer's. The pieces may
 * stand anywhere in a longer text.
 */
export const marks = { open: '\u001C', between: '\u001F', close: '\u001D' } as const

const word = `([^${marks.open}${marks.between}${marks.close}]*)`
const piece = new RegExp(marks.open + word + marks.between + word + marks.close, 'g')

/**
 * A text of a result as a reader of the language sees it.
 *
 * @example inLanguage('\u001C迁址\u001FMove\u001D 03', 'en') // 'Move 03'
 */
export function inLanguage(text: string, language: Language): string {
  return text.includes(marks.open) ? text.replaceAll(piece, language === 'zh' ? '$1' : '$2') : text
}
