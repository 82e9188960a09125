import type { AppProblem, Place } from './app.ts'
import { lineAt } from './lines.ts'
import { optionalClauses } from './optional-clauses.ts'
import { problem, type AppProblemCode, type ProblemWords } from './problem.ts'
import { tokenize, type Token } from './tokens.ts'

/**
 * What is wrong with the SQL of a block before any engine sees it: exactly one statement that only queries, every
 * quote and bracket closed, no file functions. Columns and types are the engine's to judge.
 */
export function checkStatement(block: {
  readonly name: string
  readonly sql: string
  readonly place: Place
}): readonly AppProblem[] {
  const { sql, place, name } = block
  const tokens = tokenize(sql)
  const found: AppProblem[] = []
  const report: Report = (code, offset, words = {}) => {
    found.push(
      problem(
        code,
        { file: place.file, line: place.line - 1 + lineAt(sql, offset) },
        { block: name, ...words },
      ),
    )
  }
  const statement = tokens.filter((token) => token.kind !== 'comment')
  if (statement.every((token) => token.text === ';')) {
    report('sql-empty', 0)
    return found
  }
  for (const token of tokens) checkToken(token, report)
  if (found.length > 0) return found
  checkBrackets(statement, report)
  checkStart(statement, report)
  checkFunctions(statement, report)
  checkOptionalClauses(sql, statement, report)
  return found
}

/** The statement without the semicolon that may end it, so that it can stand inside another one. */
export function withoutSemicolon(sql: string): string {
  const last = tokenize(sql).findLast((token) => token.kind !== 'comment')
  return last?.text === ';' ? withoutSemicolon(`${sql.slice(0, last.start)} ${sql.slice(last.end)}`) : sql
}

type Report = (code: AppProblemCode, offset: number, words?: ProblemWords) => void

const starts = new Set(['select', 'with', 'from', 'values', 'pivot', 'unpivot', 'summarize', 'describe'])
const changes = new Set(['insert', 'update', 'delete', 'merge'])
const fileFunctions = /^(read_\w+|parquet_\w+|sniff_csv|glob|csv_scan|arrow_scan\w*|load_aws_credentials)$/i
const queryFunctions = new Set(['query', 'query_table'])
/** Full-width signs and, at the same position, what SQL wants instead. */
const wideSigns = '，。；：（）【】！、“”‘’＝＋－＊／＜＞'
const plainSigns = `,.;:()[]!,""''=+-*/<>`

function checkToken(token: Token, report: Report): void {
  if (!token.closed) {
    const what =
      token.kind === 'comment'
        ? ['注释', 'comment']
        : token.kind === 'quoted'
          ? ['引号', 'quoted name']
          : ['文字', 'text']
    report('sql-not-closed', token.start, { whatZh: what[0], whatEn: what[1] })
  }
  if (token.kind === 'wide') {
    report('sql-wide', token.start, {
      text: token.text,
      plain: plainSigns.charAt(wideSigns.indexOf(token.text)),
    })
  }
  if (token.kind === 'positional') report('parameter-positional', token.start, { text: token.text })
}

function checkBrackets(tokens: readonly Token[], report: Report): void {
  const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }
  const open: Token[] = []
  for (const token of tokens) {
    if (token.kind !== 'punctuation') continue
    if ('([{'.includes(token.text)) open.push(token)
    const partner = pairs[token.text]
    if (partner === undefined) continue
    if (open.at(-1)?.text !== partner) {
      report('sql-bracket', token.start, { text: token.text })
      return
    }
    open.pop()
  }
  const left = open.at(-1)
  if (left) report('sql-bracket', left.start, { text: left.text })
}

function checkStart(tokens: readonly Token[], report: Report): void {
  const end = tokens.findIndex((token) => token.text === ';')
  const next = end < 0 ? undefined : tokens.slice(end).find((token) => token.text !== ';')
  if (next) report('sql-several', next.start)
  const first = tokens.find((token) => token.text !== '(')
  if (first && !starts.has(first.text.toLowerCase())) {
    report('sql-not-a-query', first.start, { word: first.text })
    return
  }
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]?.text
    const changesRows = token.kind === 'word' && changes.has(token.text.toLowerCase())
    if (changesRows && (before === ')' || before === '(') && tokens[index + 1]?.kind === 'word') {
      report('sql-not-a-query', token.start, { word: token.text })
    }
  }
}

function checkFunctions(tokens: readonly Token[], report: Report): void {
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1]
    if (token.kind === 'word' && next?.text === '(') {
      if (fileFunctions.test(token.text)) report('sql-file', token.start, { text: token.text })
      if (queryFunctions.has(token.text.toLowerCase()))
        report('sql-query-text', token.start, { text: token.text })
    }
    const readsFile = ['from', 'join'].includes(token.text.toLowerCase()) && next?.kind === 'string'
    if (readsFile && token.kind === 'word' && !isInsideCall(tokens, index)) {
      report('sql-file', next.start, { text: next.text })
    }
  }
}

/** `trim(both from 'x')` and the like: FROM inside a function's brackets without a SELECT. */
function isInsideCall(tokens: readonly Token[], index: number): boolean {
  let depth = 0
  for (let at = index - 1; at >= 0; at -= 1) {
    const token = tokens[at]
    if (token?.text === ')') depth += 1
    if (token?.text !== '(') continue
    if (depth === 0) {
      const call = tokens[at - 1]?.text.toLowerCase() ?? ''
      return ['trim', 'extract', 'substring', 'overlay'].includes(call)
    }
    depth -= 1
  }
  return false
}

function checkOptionalClauses(sql: string, tokens: readonly Token[], report: Report): void {
  const clauses = optionalClauses(sql)
  for (const [index, token] of tokens.entries()) {
    const second = tokens[index + 1]
    if (token.text !== '[' || second?.text !== '[' || second.start !== token.end) continue
    const outer = clauses.find((clause) => token.start > clause.start && token.start < clause.end)
    if (outer && startsClause(tokens[index + 2])) report('optional-nested', token.start)
    const isClause = clauses.some((clause) => clause.start === token.start)
    if (!outer && !isClause && startsClause(tokens[index + 2]))
      report('optional-without-parameter', token.start)
  }
}

/** Words that begin a clause and never an item of a list. */
function startsClause(token: Token | undefined): boolean {
  const words = 'where and or having limit offset qualify order group join left inner cross on union'.split(
    ' ',
  )
  return token?.kind === 'word' && words.includes(token.text.toLowerCase())
}
