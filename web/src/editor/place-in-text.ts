/** Where in an app's text a position stands. */
export type TextPlace =
  | { readonly in: 'front' }
  | { readonly in: 'prose' }
  | { readonly in: 'fence' }
  | {
      readonly in: 'block'
      readonly kind: string
      readonly name: string
      /** Offsets of the body in the file; the end may be that of the file. */
      readonly start: number
      readonly end: number
    }

/**
 * The place of an offset in one file of an app, also in a text that is not finished: a fence that nobody has closed
 * ends with the file.
 */
export function placeInText(path: string, text: string, offset: number): TextPlace {
  const query = /^queries\/(.+)\.sql$/.exec(path)
  if (query?.[1] !== undefined)
    return { in: 'block', kind: 'sql', name: query[1], start: 0, end: text.length }
  const front = /^\ufeff?---[ \t]*\r?\n[\s\S]*?^---[ \t]*$/m.exec(text)
  const bodyStart = front === null ? 0 : front[0].length
  if (front === null ? text.startsWith('---') : offset < bodyStart) return { in: 'front' }
  let open: { fence: string; kind: string; name: string; start: number } | undefined
  for (const line of linesFrom(text, bodyStart)) {
    if (open === undefined) {
      const fence = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`~]*)[ \t]*([^\s`]*)/.exec(line.text)
      if (offset <= line.end) return fence === null ? { in: 'prose' } : { in: 'fence' }
      if (fence !== null)
        open = { fence: fence[1] ?? '```', kind: fence[2] ?? '', name: fence[3] ?? '', start: line.next }
    } else if (closes(line.text, open.fence)) {
      if (offset < line.start) return blockOf(open, line.start)
      if (offset <= line.end) return { in: 'fence' }
      open = undefined
    }
  }
  return open === undefined ? { in: 'prose' } : blockOf(open, text.length)
}

function blockOf(open: { kind: string; name: string; start: number }, end: number): TextPlace {
  return { in: 'block', kind: open.kind, name: open.name, start: open.start, end }
}

function closes(line: string, fence: string): boolean {
  const mark = /^ {0,3}(`{3,}|~{3,})[ \t]*\r?$/.exec(line)?.[1]
  return mark !== undefined && mark.charAt(0) === fence.charAt(0) && mark.length >= fence.length
}

function* linesFrom(text: string, from: number) {
  let start = from
  while (start <= text.length) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    yield { text: text.slice(start, end), start, end, next: end + 1 }
    start = end + 1
  }
}
