export type TokenKind =
  | 'word'
  /** Identifier in double quotes. */
  | 'quoted'
  | 'string'
  | 'number'
  /** `$name` */
  | 'parameter'
  /** `$1` or `?`: refused by check. */
  | 'positional'
  | 'operator'
  /** One of `( ) [ ] { } , ; .` */
  | 'punctuation'
  | 'comment'
  /** Full-width punctuation outside quotes, which a Chinese keyboard types by accident. */
  | 'wide'

export interface Token {
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
  readonly text: string
  /** False when a quote or a comment never ends. */
  readonly closed: boolean
}

/**
 * Splits SQL of DuckDB's dialect into tokens with their offsets; white space is left out. Never throws: what it
 * does not know is an operator of one character, what never ends is a token with `closed: false`.
 */
export function tokenize(sql: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < sql.length) {
    const space = match(spaces, sql, at)
    if (space > 0) {
      at += space
      continue
    }
    const token = next(sql, at)
    tokens.push(token)
    at = token.end
  }
  return tokens
}

/** The name that an identifier token stands for, as written; undefined for any other token. */
export function identifier(token: Token | undefined): string | undefined {
  if (token?.kind === 'word') return token.text
  if (token?.kind === 'quoted') return token.text.slice(1, -1).replaceAll('""', '"')
  return undefined
}

/** Name of a `$name` token without the sign. */
export function parameterName(token: Token): string {
  return token.text.slice(1)
}

const spaces = /[\s\u00a0\u3000\ufeff]+/uy
const words = /[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*/uy
const numbers = /(?:0[xX][0-9a-fA-F_]+|(?:\d[\d_]*)?\.?\d[\d_]*\.?(?:[eE][+-]?\d+)?)/y
const dollarTags = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy
const parameters = /\$[\p{L}_][\p{L}\p{N}_]*/uy
const positionals = /\$\d+|\?/y
const lineComments = /--[^\r\n]*/y
const wides = /[，。；：（）【】“”‘’＝＋－＊／＜＞！、]/y
const operators = /::|:=|->>|->|=>|<=|>=|<>|!=|\|\||==|\*\*|\/\/|[^\s]/uy

function next(sql: string, at: number): Token {
  const char = sql.charAt(at)
  if (char === "'") return quotedToken(sql, at, { quote: "'", kind: 'string' })
  if (char === '"') return quotedToken(sql, at, { quote: '"', kind: 'quoted' })
  if ((char === 'e' || char === 'E') && sql[at + 1] === "'") return escapedString(sql, at)
  if (sql.startsWith('--', at)) return token(sql, 'comment', { at, length: match(lineComments, sql, at) })
  if (sql.startsWith('/*', at)) return blockComment(sql, at)
  if (char === '$') {
    const tag = match(dollarTags, sql, at)
    if (tag > 0) return dollarString(sql, at, sql.slice(at, at + tag))
    const name = match(parameters, sql, at)
    if (name > 0) return token(sql, 'parameter', { at, length: name })
  }
  const positional = match(positionals, sql, at)
  if (positional > 0) return token(sql, 'positional', { at, length: positional })
  if (/[\d]/.test(char) || (char === '.' && /\d/.test(sql.charAt(at + 1)))) {
    return token(sql, 'number', { at, length: Math.max(1, match(numbers, sql, at)) })
  }
  const word = match(words, sql, at)
  if (word > 0) return token(sql, 'word', { at, length: word })
  if (match(wides, sql, at) > 0) return token(sql, 'wide', { at, length: 1 })
  if ('()[]{},;.'.includes(char)) return token(sql, 'punctuation', { at, length: 1 })
  return token(sql, 'operator', { at, length: Math.max(1, match(operators, sql, at)) })
}

function token(sql: string, kind: TokenKind, span: { at: number; length: number; closed?: boolean }): Token {
  const end = Math.min(sql.length, span.at + span.length)
  return { kind, start: span.at, end, text: sql.slice(span.at, end), closed: span.closed ?? true }
}

function quotedToken(sql: string, at: number, how: { quote: string; kind: TokenKind }): Token {
  let end = at + 1
  for (;;) {
    end = sql.indexOf(how.quote, end)
    if (end < 0) return token(sql, how.kind, { at, length: sql.length - at, closed: false })
    if (sql[end + 1] !== how.quote) return token(sql, how.kind, { at, length: end + 1 - at })
    end += 2
  }
}

function escapedString(sql: string, at: number): Token {
  let end = at + 2
  while (end < sql.length) {
    if (sql[end] === '\\') end += 2
    else if (sql[end] === "'" && sql[end + 1] === "'") end += 2
    else if (sql[end] === "'") return token(sql, 'string', { at, length: end + 1 - at })
    else end += 1
  }
  return token(sql, 'string', { at, length: sql.length - at, closed: false })
}

function dollarString(sql: string, at: number, tag: string): Token {
  const end = sql.indexOf(tag, at + tag.length)
  if (end < 0) return token(sql, 'string', { at, length: sql.length - at, closed: false })
  return token(sql, 'string', { at, length: end + tag.length - at })
}

function blockComment(sql: string, at: number): Token {
  let depth = 1
  let end = at + 2
  while (end < sql.length && depth > 0) {
    if (sql.startsWith('/*', end)) {
      depth += 1
      end += 2
    } else if (sql.startsWith('*/', end)) {
      depth -= 1
      end += 2
    } else end += 1
  }
  return token(sql, 'comment', { at, length: end - at, closed: depth === 0 })
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}
