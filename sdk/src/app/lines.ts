/** 1-based line of an offset; every kind of line end counts. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = 0; at < offset && at < text.length; at += 1) {
    const char = text.charCodeAt(at)
    if (char === 10 || (char === 13 && text.charCodeAt(at + 1) !== 10)) line += 1
  }
  return line
}

/** Offset of the first character after the line end that follows `offset`; the text's length when none does. */
export function nextLine(text: string, offset: number): number {
  const match = /\r\n|\n|\r/g
  match.lastIndex = offset
  const found = match.exec(text)
  return found ? found.index + found[0].length : text.length
}
