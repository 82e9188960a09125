/** One value of a JSON file as its text, with the line on which it begins. */
export type OnValue = (text: string, line: number) => void

export interface JsonScanner {
  push(text: string): void
  /** Hands over what is left: the last line, or the beginning of a value that was cut off. */
  finish(): void
}

/** Whether a file holds one value per line; else its objects stand one after the other, or in one list. */
export function isLines(beginning: string): boolean {
  const [first = ''] = beginning.trimStart().split('\n', 1)
  const line = first.trim()
  return line.startsWith('{') && line.length > 1 && (line.endsWith('}') || isJson(line))
}

/** Cuts text into its lines. */
export class LineScanner implements JsonScanner {
  private held = ''
  private line = 1
  private readonly onValue: OnValue

  constructor(onValue: OnValue) {
    this.onValue = onValue
  }

  push(text: string): void {
    const lines = (this.held + text).split('\n')
    this.held = lines.pop() ?? ''
    for (const line of lines) this.take(line)
  }

  finish(): void {
    this.take(this.held)
  }

  private take(line: string): void {
    if (line.trim() !== '') this.onValue(line, this.line)
    this.line++
  }
}

/** Cuts text into objects that stand one after the other or in one list, on as many lines as they like. */
export class ValueScanner implements JsonScanner {
  private held: string[] = []
  private depth = 0
  private base: number | undefined
  private inText = false
  private escaped = false
  private line = 1
  private valueLine = 1
  private readonly onValue: OnValue

  constructor(onValue: OnValue) {
    this.onValue = onValue
  }

  push(text: string): void {
    let start = this.held.length > 0 ? 0 : -1
    for (let at = 0; at < text.length; at++) {
      const letter = text[at]
      if (letter === '\n') this.line++
      if (this.inText) {
        if (this.escaped) this.escaped = false
        else if (letter === '\\') this.escaped = true
        else if (letter === '"') this.inText = false
        continue
      }
      if (this.base === undefined && letter !== undefined && !/\s/.test(letter)) {
        this.base = letter === '[' ? 1 : 0
      }
      const isOutside = this.depth <= (this.base ?? 0) && start < 0
      if (letter === '{' || letter === '[') this.depth++
      else if (letter === '}' || letter === ']') this.depth--
      else if (letter === '"') this.inText = true
      if (isOutside) {
        if (letter === undefined || /[\s,\]]/.test(letter) || (letter === '[' && this.depth === 1)) continue
        start = at
        this.valueLine = this.line
      } else if (this.depth === this.base && start >= 0 && (letter === '}' || letter === ']')) {
        this.emit(text.slice(start, at + 1))
        start = -1
      }
    }
    if (start >= 0) this.held.push(text.slice(start))
  }

  finish(): void {
    const isOpen = this.depth > 0 && this.held.length === 0
    // a list without its end was cut off: what is missing has no line of its own
    if (isOpen) this.onValue('[', this.line)
    else if (this.held.length > 0) this.emit('')
  }

  private emit(end: string): void {
    const text = this.held.length === 0 ? end : this.held.join('') + end
    this.held = []
    this.onValue(text, this.valueLine)
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
