/**
 * True when the Markdown parser would take seconds to minutes: its time grows with the square of the marks in one
 * paragraph (measured: 20,000 `*a_` took over a minute) and of the quotes or lists nested on one line. No text that
 * a person reads comes near these numbers; the bodies of fences do not count.
 */
export function isTooCostly(markdown: string): boolean {
  let fence: string | undefined
  let marks = 0
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
    if (nested.test(line) || indented.test(line)) return true
    marks = line.trim() === '' ? 0 : marks + (line.match(marking)?.length ?? 0)
    if (marks > mostMarks) return true
  }
  return false
}

const mostMarks = 2000
const marking = /[*_`[\]<&!|]/g
/** An item of a list some twenty levels deep. */
const indented = /^[ \t]{60,}(?:[-+*]|\d{1,9}[.)])[ \t]/
const nested = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){21}/
