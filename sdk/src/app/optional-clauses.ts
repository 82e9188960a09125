import { parameterName, tokenize, type Token } from './tokens.ts'

/** `[[ … ]]` of a SQL text: left out while any of its parameters is empty. */
export interface OptionalClause {
  /** Offset of the first bracket. */
  readonly start: number
  /** Offset after the last bracket. */
  readonly end: number
  readonly parameters: readonly string[]
}

/**
 * The optional clauses of a SQL text, in order. Two opening brackets side by side make a clause only when the two
 * that close them are side by side too and a `$parameter` stands between: `[[1, 2], [3]]` stays a list of lists.
 */
export function optionalClauses(sql: string): readonly OptionalClause[] {
  const tokens = tokenize(sql).filter((token) => token.kind !== 'comment')
  const closes = matchingBrackets(tokens)
  const clauses: OptionalClause[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const clause = clauseAt(tokens, closes, index)
    if (!clause) continue
    clauses.push(clause)
    index = closes.get(index) ?? index
  }
  return clauses
}

/**
 * SQL without the brackets of optional clauses and without the clauses that have an empty parameter. What goes
 * is replaced by spaces, so that every line and column stays where the author wrote it.
 */
export function applyOptionalClauses(sql: string, isEmpty: (parameter: string) => boolean): string {
  let text = sql
  for (const clause of optionalClauses(sql)) {
    const inside = sql.slice(clause.start + 2, clause.end - 2)
    const kept = clause.parameters.some(isEmpty) ? inside.replaceAll(/[^\r\n]/g, ' ') : inside
    text = `${text.slice(0, clause.start)}  ${kept}  ${text.slice(clause.end)}`
  }
  return text
}

function clauseAt(
  tokens: readonly Token[],
  closes: ReadonlyMap<number, number>,
  index: number,
): OptionalClause | undefined {
  const [outer, inner] = [tokens[index], tokens[index + 1]]
  if (outer?.text !== '[' || inner?.text !== '[' || inner.start !== outer.end) return undefined
  const outerClose = closes.get(index)
  const innerClose = closes.get(index + 1)
  if (outerClose === undefined || innerClose === undefined || outerClose !== innerClose + 1) return undefined
  const [last, first] = [tokens[outerClose], tokens[innerClose]]
  if (!last || !first || last.start !== first.end) return undefined
  const names = tokens
    .slice(index, outerClose)
    .filter((token) => token.kind === 'parameter')
    .map(parameterName)
  if (names.length === 0) return undefined
  return { start: outer.start, end: last.end, parameters: [...new Set(names)] }
}

function matchingBrackets(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const open: number[] = []
  const closes = new Map<number, number>()
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'punctuation') continue
    if (token.text === '[') open.push(index)
    if (token.text !== ']') continue
    const start = open.pop()
    if (start !== undefined) closes.set(start, index)
  }
  return closes
}
