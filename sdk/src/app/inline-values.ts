import type { Inline, NumberFormat } from './app.ts'
import { numberFormats } from './blocks/fields.ts'
import type { InlineValue } from './document.ts'

/** `{title}`, `{block.column}`, `{block.column:format}`, `{$parameter}`. */
const pattern =
  /\{(?:(title)|\$([\p{L}_][\p{L}\p{M}\p{N}_]*)|([\p{L}_][\p{L}\p{M}\p{N}_]*)\.([^{}:.\r\n]{1,60}))(?::([a-z]+))?\}/gu

/**
 * Splits a text of Markdown into text and inline values. `source` is the same text as written, where `\{` stands for
 * a brace that begins no value.
 */
export function splitInlineValues(
  text: string,
  source: string,
): readonly (string | Omit<InlineValue, 'place'>)[] {
  const escaped = escapedBraces(text, source)
  const parts: (string | Omit<InlineValue, 'place'>)[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    if (escaped.has(match.index)) continue
    if (match.index > end) parts.push(text.slice(end, match.index))
    parts.push(valueOf(match))
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push(text.slice(end))
  return parts
}

/** The node that the runner draws; an unknown format (which check reports) is drawn as `auto`. */
export function toInline(value: Omit<InlineValue, 'place'>): Inline {
  const format = numberFormats.find((each) => each === value.format) ?? ('auto' satisfies NumberFormat)
  return {
    kind: 'value',
    of: value.of,
    name: value.name,
    ...(value.column === undefined ? {} : { column: value.column }),
    format,
  }
}

function valueOf(match: RegExpExecArray): Omit<InlineValue, 'place'> {
  const [whole, title, parameter, block, column, format] = match
  const rest = { text: whole.slice(1, -1), ...(format === undefined ? {} : { format }) }
  if (title !== undefined) return { of: 'title', name: 'title', ...rest }
  if (parameter !== undefined) return { of: 'parameter', name: parameter, ...rest }
  return { of: 'block', name: block ?? '', column: (column ?? '').trim(), ...rest }
}

/** Offsets in `text` of the braces that carry a backslash in `source`. */
function escapedBraces(text: string, source: string): ReadonlySet<number> {
  if (!source.includes('\\{')) return new Set()
  const inText = [...text.matchAll(/\{/g)].map((match) => match.index)
  const inSource = [...source.matchAll(/(\\*)\{/g)].map((match) => (match[1] ?? '').length % 2 === 1)
  // Character references such as &#123; make the two differ; then every brace counts.
  if (inText.length !== inSource.length) return new Set()
  return new Set(inText.filter((_, index) => inSource[index]))
}
