import { limits } from './limits.ts'

/**
 * Why the Markdown parser would take seconds to minutes: its time grows with the square of the marks in one paragraph
 * (measured: 20,000 `*a_` took over a minute), of the quotes or lists nested on one line and of the quotes in a text,
 * and a list of 100,000 items takes half a minute. No text that a person reads comes near these numbers; the bodies
 * of fences do not count.
 */
export function tooCostly(markdown: string): 'too-deep' | 'text-too-long' | undefined {
  let fence: string | undefined
  let marks = 0
  let lines = 0
  let quotes = 0
  for (const line of markdown.split(/\r\n|\n|\r/)) {
    const sign = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1]
    if (fence !== undefined) {
      const closes = sign?.startsWith(fence) === true && line.trim() === sign
      if (closes) fence = undefined
      continue
    }
    if (sign !== undefined) {
      fence = sign
      marks = 0
      continue
    }
    if (nested.test(line) || indented.test(line)) return 'too-deep'
    const isEmpty = line.trim() === ''
    marks = isEmpty ? 0 : marks + (line.match(marking)?.length ?? 0)
    if (marks > mostMarks) return 'too-deep'
    if (!isEmpty) lines += 1
    if (quoted.test(line)) quotes += 1
    if (lines > limits.textLines || quotes > limits.quotedLines) return 'text-too-long'
  }
  return undefined
}

const mostMarks = 2000
const marking = /[*_`[\]<&!|]/g
/** An item of a list some twenty levels deep. */
const indented = /^[ \t]{60,}(?:[-+*]|\d{1,9}[.)])[ \t]/
const quoted = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*>/
const nested = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){21}/
