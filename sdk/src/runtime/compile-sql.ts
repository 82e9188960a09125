import { applyOptionalClauses } from '../app/optional-clauses.ts'
import { rangeNames } from '../app/parameter-names.ts'
import { relationsOf } from '../app/references.ts'
import { identifier, parameterName, tokenize, type Token } from '../app/tokens.ts'
import type { LocalText } from '../contract/text.ts'
import type { Variable } from './parameter-types.ts'
import { quoteText } from './quote.ts'

/** SQL of a block, ready for the engine; line n of it is line n of the block. */
export interface CompiledSql {
  readonly sql: string
  /** Variables that the text names, in kept and in dropped clauses. */
  readonly variables: readonly string[]
  /** Inputs without a value that stand outside `[[ … ]]`: the block cannot run. */
  readonly missing: readonly string[]
  /** Names that it may read as relations, in lower case. */
  readonly relations: readonly string[]
  /** Every name in the text, in lower case: tells whether it asks for clock or chance. */
  readonly words: ReadonlySet<string>
  readonly problem?: CompileProblem
}

export interface CompileProblem {
  readonly code: string
  /** 1-based line inside the text. */
  readonly line: number
  readonly message: LocalText
}

/**
 * Compiles `$name` to a typed `getvariable`, keeps or drops each `[[ … ]]` by whether all parameters in it have a
 * value, and refuses more than one statement.
 */
export function compileSql(sql: string, variables: readonly Variable[]): CompiledSql {
  const known = new Map(variables.map((variable) => [variable.name, variable]))
  const text = applyOptionalClauses(sql, (name) => known.get(name)?.value === null)
  const tokens = statementTokens(text)
  const used = parameters(sql).map((token) => known.get(parameterName(token)))
  const missing = tokens
    .filter((token) => token.kind === 'parameter')
    .map((token) => known.get(parameterName(token)))
    .filter((variable) => variable?.value === null)
  const problem = problemOf(sql, tokens, known)
  return {
    sql: asSelect(printed(text, tokens, known), tokens[0]),
    variables: distinct(used.map((variable) => variable?.name)),
    missing: distinct(missing.map((variable) => variable?.input)),
    relations: distinct(relationsOf(sql).map((relation) => relation.name.toLowerCase())),
    words: new Set(tokens.map((token) => identifier(token)?.toLowerCase() ?? '')),
    ...(problem ? { problem } : {}),
  }
}

/** Tokens of the text up to its closing semicolon; comments are left out. */
function statementTokens(text: string): readonly Token[] {
  const tokens = tokenize(text).filter((token) => token.kind !== 'comment')
  const last = tokens.findLastIndex((token) => token.text !== ';')
  return tokens.slice(0, last + 1)
}

function printed(text: string, tokens: readonly Token[], known: ReadonlyMap<string, Variable>): string {
  let printed = ''
  let at = 0
  for (const token of tokens) {
    printed += text.slice(at, token.start)
    at = token.end
    const variable = token.kind === 'parameter' ? known.get(parameterName(token)) : undefined
    printed += variable ? `cast(getvariable(${quoteText(variable.name)}) as ${variable.type})` : token.text
  }
  return printed
}

/** `describe` and its like are queries, but not where a view or a table wants one; lines stay as they are. */
function asSelect(sql: string, first: Token | undefined): string {
  const isOther = ['describe', 'desc', 'summarize', 'show'].includes(first?.text.toLowerCase() ?? '')
  return isOther ? `select * from (${sql}\n)` : sql
}

function problemOf(
  sql: string,
  tokens: readonly Token[],
  known: ReadonlyMap<string, Variable>,
): CompileProblem | undefined {
  const at = (token: Token) => sql.slice(0, token.start).split('\n').length
  if (tokens.length === 0) return { line: 1, ...empty }
  const semicolon = tokens.find((token) => token.text === ';')
  if (semicolon) return { line: at(semicolon), ...oneStatement }
  const open = tokens.find((token) => !token.closed)
  if (open) return { line: at(open), ...notClosed }
  const unknown = parameters(sql).find((token) => !known.has(parameterName(token)))
  return unknown && { line: at(unknown), ...unknownParameter(unknown.text, known) }
}

function parameters(sql: string): readonly Token[] {
  return tokenize(sql).filter((token) => token.kind === 'parameter')
}

function distinct(names: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(names.filter((name) => name !== undefined))]
}

const empty = {
  code: 'empty-query',
  message: { zh: '区块是空的，请写一条查询语句', en: 'the block is empty: write a query' },
}

const oneStatement = {
  code: 'one-statement',
  message: {
    zh: '一个区块只能有一条查询语句，请删除分号或拆成两个区块',
    en: 'a block holds one query: remove the semicolon or make two blocks',
  },
}

const notClosed = {
  code: 'sql-not-closed',
  message: { zh: '引号没有结束，请补上', en: 'a quote never ends: close it' },
}

function unknownParameter(text: string, known: ReadonlyMap<string, Variable>) {
  const range = rangeNames(text)
  const isRange = known.has(range[0].slice(1))
  const names = isRange ? range : [...known.keys()].map((name) => `$${name}`)
  const code = 'unknown-parameter'
  if (names.length === 0) {
    return {
      code,
      message: {
        zh: `没有参数 ${text}，请先加一个 input 区块`,
        en: `no parameter ${text}: add an input block first`,
      },
    }
  }
  return {
    code,
    message: {
      zh: `没有参数 ${text}，请改用 ${names.join('、')}`,
      en: `no parameter ${text}: use ${names.join(', ')}`,
    },
  }
}
