import { pinyin } from 'pinyin-pro'

/** What an index row of the catalog or the gallery holds: every field as overlapping pairs of characters. */
export interface SearchText {
  readonly title: string
  readonly body: string
  readonly pinyin: string
  readonly initials: string
}

/**
 * The search text of something with a title and further words. Pairs of characters make every query of two or more
 * characters an exact substring search, which word lists and trigrams cannot do for Chinese two-character words.
 */
export function toSearchText(titles: readonly string[], words: readonly string[]): SearchText {
  const chinese = titles.join(' ')
  return {
    title: toPairs(chinese),
    body: toPairs(words.join(' ')),
    pinyin: toPairs(soundOf(chinese, 'pinyin').join('')),
    initials: toPairs(soundOf(chinese, 'first').join('')),
  }
}

/**
 * FTS5 expression for what a person typed: every word must occur somewhere (title, body, pinyin or initials).
 * Undefined when nothing searchable was typed.
 */
export function toMatchExpression(query: string): string | undefined {
  const words = runsOf(query.normalize('NFKC').toLowerCase()).slice(0, 8)
  if (words.length === 0) return undefined
  return words.map(toPhrase).join(' AND ')
}

function toPhrase(word: string): string {
  if (word.length === 1) return `"${word}"*`
  const whole = toExact(word)
  const parts = splitsOf(word).map(([first, second]) => `(${toExact(first)} AND ${toExact(second)})`)
  return parts.length === 0 ? whole : `(${[whole, ...parts].join(' OR ')})`
}

function toExact(word: string): string {
  return `"${pairsOf(word).join(' ')}"`
}

/** Chinese is written without spaces: what was typed as one may be two words that stand apart. */
function splitsOf(word: string): (readonly [string, string])[] {
  const characters = Array.from(word)
  if (!/^\p{Script=Han}{4,8}$/u.test(word)) return []
  return characters
    .slice(2, -1)
    .map((_, index) => [characters.slice(0, index + 2).join(''), characters.slice(index + 2).join('')])
}

function toPairs(text: string): string {
  // The last character of a run stands alone too, so that one-character queries find it.
  return runsOf(text.normalize('NFKC').toLowerCase())
    .flatMap((run) => [...pairsOf(run), ...Array.from(run).slice(-1)])
    .join(' ')
}

/** Runs of letters and digits; everything else separates. */
function runsOf(text: string): string[] {
  return text.match(/[\p{Letter}\p{Number}]+/gu) ?? []
}

function pairsOf(run: string): string[] {
  const characters = Array.from(run)
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

function soundOf(text: string, pattern: 'pinyin' | 'first'): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', pattern, nonZh: 'consecutive' }).map((sound) =>
    sound.replaceAll(/\s+/g, ''),
  )
}
