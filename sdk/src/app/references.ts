import { identifier, parameterName, tokenize, type Token } from './tokens.ts'

/** A name that a SQL text may read as a relation, with the offset where it stands. */
export interface RelationReference {
  readonly name: string
  readonly start: number
  /** False where the name may also be a column or a part of a longer name: reading it is possible, not sure. */
  readonly certain: boolean
}

export interface ParameterReference {
  readonly name: string
  readonly start: number
}

/** `$name` parameters of a SQL text, each place once, in order. */
export function parametersOf(sql: string): readonly ParameterReference[] {
  return tokenize(sql)
    .filter((token) => token.kind === 'parameter')
    .map((token) => ({ name: parameterName(token), start: token.start }))
}

/**
 * Names that a SQL text may read as relations: whatever stands where DuckDB takes a table, minus the names that its
 * own WITH defines. It never misses a table of ordinary SQL and may name too many; names compare without case.
 */
export function relationsOf(sql: string): readonly RelationReference[] {
  const tokens = tokenize(sql).filter((token) => token.kind !== 'comment')
  const scan: Scan = { tokens, frames: [frame({})], found: [] }
  let index = 0
  while (index < tokens.length) index = step(scan, index)
  return scan.found
}

/** One level of brackets while scanning. */
interface Frame {
  /** Between FROM and the clause that ends it. */
  inFrom: boolean
  /** The next name is a relation. */
  expects: boolean
  /** Name of the function whose arguments these are, lower case. */
  readonly call: string | undefined
  /** Names of WITH that are visible here and inside. */
  readonly defined: Set<string>
  /** In the list of WITH; `pending` is the name whose body is being read. */
  inWith: boolean
  recursive: boolean
  pending: string | undefined
}

interface Scan {
  readonly tokens: readonly Token[]
  readonly frames: Frame[]
  readonly found: RelationReference[]
}

const startsRelation = new Set(['from', 'join', 'summarize', 'describe', 'desc', 'table'])
const endsFrom = new Set(
  'select where group having order limit offset qualify window union intersect except values set'.split(' '),
)
const skippedBeforeRelation = new Set(['lateral', 'only'])
/** Functions with a FROM of their own between the arguments. */
const callsWithFrom = new Set(['extract', 'substring', 'trim', 'overlay'])

function step(scan: Scan, index: number): number {
  const token = scan.tokens[index]
  const top = scan.frames.at(-1)
  if (!token || !top) return index + 1
  if (token.kind === 'punctuation') return punctuation(scan, index, top)
  const name = identifier(token)
  if (name === undefined) {
    top.expects = false
    return index + 1
  }
  if (token.kind === 'word' && keyword(scan, index, top)) return index + 1
  if (top.inWith && top.pending === undefined) {
    top.pending = name
    if (top.recursive) top.defined.add(name.toLowerCase())
    return index + 1
  }
  return top.expects ? relation(scan, index, top) : index + 1
}

/** True when the word steers the scan and is not a name. */
function keyword(scan: Scan, index: number, top: Frame): boolean {
  const word = (scan.tokens[index]?.text ?? '').toLowerCase()
  const previous = (scan.tokens[index - 1]?.text ?? '').toLowerCase()
  if (previous === '.') return false
  if (word === 'with' && !top.inFrom) {
    top.inWith = true
    return true
  }
  if (word === 'recursive' && previous === 'with') {
    top.recursive = true
    return true
  }
  if (top.inWith && top.pending !== undefined && ['as', 'not', 'materialized'].includes(word)) return true
  if (word === 'pivot' || word === 'unpivot') {
    top.expects = !top.inFrom
    leaveWith(top)
    return true
  }
  if (startsRelation.has(word)) {
    if (word === 'from' && (isDistinctFrom(scan, index) || callsWithFrom.has(top.call ?? ''))) return true
    if (word === 'desc' && index > 0) return true
    leaveWith(top)
    top.inFrom = true
    top.expects = true
    return true
  }
  if (endsFrom.has(word)) {
    leaveWith(top)
    top.inFrom = false
    top.expects = false
    return true
  }
  if (word === 'in') {
    possibleRelation(scan, index + 1)
    return true
  }
  return skippedBeforeRelation.has(word) && top.expects
}

function leaveWith(top: Frame): void {
  top.inWith = false
  top.pending = undefined
}

function punctuation(scan: Scan, index: number, top: Frame): number {
  const text = scan.tokens[index]?.text ?? ''
  if (text === '(' || text === '[' || text === '{') {
    const before = identifier(scan.tokens[index - 1])?.toLowerCase()
    scan.frames.push(frame({ nested: text === '(' && top.expects, call: before }))
    return index + 1
  }
  if (text === ')' || text === ']' || text === '}') {
    if (scan.frames.length > 1) scan.frames.pop()
    const outer = scan.frames.at(-1)
    if (outer) {
      outer.expects = false
      closeDefinition(scan, index, outer)
    }
    return index + 1
  }
  if (text === ',') {
    if (top.inWith) top.pending = undefined
    else top.expects = top.inFrom
  }
  return index + 1
}

/** A name of WITH becomes visible after its body; a list of its columns may stand before `as`. */
function closeDefinition(scan: Scan, index: number, outer: Frame): void {
  if (!outer.inWith || outer.pending === undefined) return
  if (scan.tokens[index + 1]?.text.toLowerCase() === 'as') return
  outer.defined.add(outer.pending.toLowerCase())
}

function relation(scan: Scan, index: number, top: Frame): number {
  const parts: number[] = [index]
  let last = index
  while (scan.tokens[last + 1]?.text === '.' && identifier(scan.tokens[last + 2]) !== undefined) {
    last += 2
    parts.push(last)
  }
  top.expects = false
  if (scan.tokens[last + 1]?.text === '(') return last + 1
  for (const part of parts) add(scan, part, part === last && parts.length === 1)
  return last + 1
}

function possibleRelation(scan: Scan, index: number): void {
  if (scan.tokens[index + 1]?.text !== '(') add(scan, index, false)
}

function add(scan: Scan, index: number, certain: boolean): void {
  const token = scan.tokens[index]
  const name = identifier(token)
  if (name === undefined || !token) return
  if (scan.frames.some((each) => each.defined.has(name.toLowerCase()))) return
  scan.found.push({ name, start: token.start, certain })
}

function isDistinctFrom(scan: Scan, index: number): boolean {
  const [before, twoBefore] = [scan.tokens[index - 1], scan.tokens[index - 2]]
  return (
    before?.text.toLowerCase() === 'distinct' && ['is', 'not'].includes(twoBefore?.text.toLowerCase() ?? '')
  )
}

function frame(how: { nested?: boolean; call?: string | undefined }): Frame {
  return {
    inFrom: how.nested ?? false,
    expects: how.nested ?? false,
    call: how.call,
    defined: new Set(),
    inWith: false,
    recursive: false,
    pending: undefined,
  }
}
