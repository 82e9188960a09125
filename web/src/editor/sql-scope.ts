import { relationsOf } from '@aladdin/sdk/app/references.ts'
import type { KnownColumn, Relation } from './knowledge.ts'

/** Relations that a query names itself: its CTEs and the subqueries with an alias, with the columns that can be read off. */
export function relationsIn(sql: string, known: readonly Relation[]): readonly Relation[] {
  const found: Relation[] = []
  for (const { name, body } of namedQueries(sql)) {
    found.push({ name, kind: 'query', columns: columnsOf(body, [...known, ...found]) })
  }
  return found
}

/** The function whose arguments the offset stands in, and which of them. */
export function callAt(sql: string, offset: number): { name: string; argument: number } | undefined {
  let depth = 0
  let argument = 0
  for (let at = offset - 1; at >= 0; at -= 1) {
    const char = sql.charAt(at)
    if (char === ')') depth += 1
    if (char === ',' && depth === 0) argument += 1
    if (char !== '(') continue
    if (depth > 0) {
      depth -= 1
      continue
    }
    const name = /([a-z_][a-z0-9_]*)\s*$/i.exec(sql.slice(0, at))?.[1]
    return name === undefined ? undefined : { name: name.toLowerCase(), argument }
  }
  return undefined
}

function namedQueries(sql: string): readonly { readonly name: string; readonly body: string }[] {
  const named: { name: string; body: string }[] = []
  for (const open of sql.matchAll(/\(\s*(?=(?:select|with|from)\b)/gi)) {
    const end = closingOf(sql, open.index)
    const body = sql.slice(open.index + 1, end)
    const before = /([\p{L}_][\p{L}\p{N}_]*)\s+as\s+(?:(?:not\s+)?materialized\s+)?$/iu.exec(
      sql.slice(0, open.index),
    )?.[1]
    const after = /^\)\s*(?:as\s+)?([\p{L}_][\p{L}\p{N}_]*)/iu.exec(sql.slice(end))?.[1]
    const name = before ?? after
    if (name !== undefined && !clauses.has(name.toLowerCase())) named.push({ name, body })
  }
  return named
}

/** Words that may follow a subquery without being its alias. */
const clauses = new Set([
  'as',
  'select',
  'from',
  'where',
  'group',
  'having',
  'order',
  'limit',
  'union',
  'except',
  'intersect',
  'on',
  'using',
  'join',
  'left',
  'right',
  'inner',
  'full',
  'cross',
  'asof',
  'and',
  'or',
  'then',
  'else',
  'end',
  'is',
  'in',
  'between',
  'qualify',
  'window',
  'not',
])

function closingOf(sql: string, open: number): number {
  let depth = 0
  for (let at = open; at < sql.length; at += 1) {
    if (sql.charAt(at) === '(') depth += 1
    if (sql.charAt(at) === ')') depth -= 1
    if (depth === 0) return at
  }
  return sql.length
}

function columnsOf(body: string, known: readonly Relation[]): readonly KnownColumn[] {
  const list = /\bselect\s+(?:distinct\s+)?/i.exec(body)
  if (list === null) return []
  const items = topLevelItems(body.slice(list.index + list[0].length))
  const read = new Set(relationsOf(body).map(({ name }) => name.toLowerCase()))
  const below = known.filter(({ name }) => read.has(name.toLowerCase())).flatMap(({ columns }) => columns)
  return items.flatMap((item) => {
    if (/(?:^|\.)\*/.test(item)) return below
    const name = /([\p{L}_][\p{L}\p{N}_]*)\s*$/u.exec(item)?.[1]
    if (name === undefined) return []
    const isPlain = /^(?:[\p{L}_][\p{L}\p{N}_]*\.)?[\p{L}_][\p{L}\p{N}_]*$/u.test(item)
    const same = isPlain
      ? below.find((column) => column.name.toLowerCase() === name.toLowerCase())
      : undefined
    return [same ?? { name, type: '' }]
  })
}

/** What stands between commas outside of brackets, up to FROM. */
function topLevelItems(text: string): readonly string[] {
  const items: string[] = []
  let depth = 0
  let item = ''
  for (const piece of text.matchAll(/[\p{L}_][\p{L}\p{N}_]*|'[^']*'|[\s\S]/gu)) {
    const [word] = piece
    if (word === '(' || word === '[') depth += 1
    if (word === ')' || word === ']') depth -= 1
    if (depth < 0 || (depth === 0 && /^(?:from|where|group|order|limit|union)$/i.test(word))) break
    if (word === ',' && depth === 0) {
      items.push(item.trim())
      item = ''
    } else item += word
  }
  return [...items, item.trim()].filter((each) => each !== '')
}
