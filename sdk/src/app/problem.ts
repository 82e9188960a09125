import type { LocalText } from '../contract/text.ts'
import type { AppProblem, Place } from './app.ts'
import { problemTexts } from './problem-texts.ts'

export type AppProblemCode = keyof typeof problemTexts

/** Words for the sentence of a problem; `block` is also reported beside it. */
export type ProblemWords = Readonly<Record<string, string | number | undefined>>

/**
 * A problem in both languages. The table's `fix` is given when every word it needs is there, so a fix that names
 * something (`nearest`) appears exactly when that name is known.
 */
export function problem(code: AppProblemCode, place: Place, words: ProblemWords = {}): AppProblem {
  const text: { message: LocalText; fix?: LocalText } = problemTexts[code]
  const fix = text.fix && fill(text.fix, words)
  return {
    code,
    message: fill(text.message, words) ?? text.message,
    place,
    ...(typeof words['block'] === 'string' ? { block: words['block'] } : {}),
    ...(fix ? { fix } : {}),
  }
}

function fill(text: LocalText, words: ProblemWords): LocalText | undefined {
  const zh = fillOne(text.zh, words)
  const en = fillOne(text.en, words)
  return zh === undefined || en === undefined ? undefined : { zh, en }
}

function fillOne(text: string, words: ProblemWords): string | undefined {
  let complete = true
  const filled = text.replaceAll(/<(\w+)>/g, (_, key: string) => {
    const word = Object.hasOwn(words, key) ? words[key] : undefined
    if (word === undefined) complete = false
    return clip(String(word))
  })
  return complete ? filled : undefined
}

function clip(word: string): string {
  return word.length > 200 ? `${word.slice(0, 200)}…` : word
}
