import type { Code, RootContent } from 'mdast'
import type { AppFiles, AppProblem, Place } from './app.ts'
import { blockKinds, isBlockKind } from './blocks/block-schemas.ts'
import type { AppDocument, BlockPiece, FrontPiece, Piece, ProsePiece, SourceFile } from './document.ts'
import { lineAt, nextLine } from './lines.ts'
import { checkLimits, limits } from './limits.ts'
import { isName } from './names.ts'
import { nearest } from './nearest.ts'
import { tooCostly } from './markdown-cost.ts'
import { problem } from './problem.ts'
import { parseMarkdown, toProse, type ProseReading } from './prose.ts'

/**
 * Takes the text of an app apart without loss (`printApp` gives the same bytes back). Never throws; what is wrong
 * with the text as text comes back as problems, what the blocks say is not looked at.
 */
export function parseApp(files: AppFiles): {
  readonly document: AppDocument
  readonly problems: readonly AppProblem[]
} {
  const problems: AppProblem[] = [...checkLimits(files)]
  if (problems.length > 0) return { document: { files, main: { path: 'app.md', pieces: [] } }, problems }
  const main = parseFile(files, 'app.md', problems)
  checkQueries(files, main, problems)
  const twin = Object.hasOwn(files, 'app.en.md') ? parseFile(files, 'app.en.md', problems) : undefined
  return { document: { files, main, ...(twin ? { twin } : {}) }, problems }
}

function parseFile(files: AppFiles, path: string, problems: AppProblem[]): SourceFile {
  const text = files[path] ?? ''
  const front = frontMatter(text, path)
  if (path === 'app.md') problems.push(...frontProblems(front, path))
  const start = front.piece ? front.piece.text.length : text.startsWith('\ufeff') ? 1 : 0
  const pieces: Piece[] = []
  if (front.piece) pieces.push(front.piece)
  else if (start > 0)
    pieces.push({ kind: 'prose', text: text.slice(0, start), start: 0, nodes: [], values: [] })
  const refuse = (code: 'too-deep' | 'text-too-long') => {
    const { textLines, quotedLines } = limits
    problems.push(problem(code, { file: path, line: lineAt(text, start) }, { textLines, quotedLines }))
    pieces.push({ kind: 'prose', text: text.slice(start), start, nodes: [], values: [] })
  }
  const costly = tooCostly(text.slice(start))
  if (costly !== undefined) {
    refuse(costly)
    return { path, pieces }
  }
  try {
    pieces.push(...parseBody(files, { path, text, start, problems }))
  } catch (error) {
    // Thousands of nested brackets or quotes exhaust the stack of the Markdown parser.
    if (!(error instanceof RangeError)) throw error
    refuse('too-deep')
  }
  return { path, pieces }
}

function frontMatter(text: string, file: string): { piece?: FrontPiece; open: boolean } {
  const opening = /^\ufeff?---[ \t]*(?:\r\n|\n|\r)/.exec(text)
  if (!opening) return { open: false }
  const yamlStart = opening[0].length
  const closing = /^---[ \t]*(?:\r\n|\n|\r|$)/m
  const found = closing.exec(text.slice(yamlStart))
  if (!found) return { open: true }
  const yamlEnd = yamlStart + found.index
  const piece: FrontPiece = {
    kind: 'front',
    text: text.slice(0, yamlEnd + found[0].length),
    start: 0,
    yaml: text.slice(yamlStart, yamlEnd),
    yamlStart,
    place: { file, line: 2 },
  }
  return { piece, open: false }
}

function frontProblems(front: { piece?: FrontPiece; open: boolean }, file: string): readonly AppProblem[] {
  if (front.piece) return []
  return [problem(front.open ? 'front-matter-not-closed' : 'front-matter-missing', { file, line: 1 })]
}

interface Body {
  readonly path: string
  readonly text: string
  /** Offset where the body begins. */
  readonly start: number
  readonly problems: AppProblem[]
}

function parseBody(files: AppFiles, body: Body): readonly Piece[] {
  const markdown = body.text.slice(body.start)
  const firstLine = lineAt(body.text, body.start)
  const placeOf = (line: number): Place => ({ file: body.path, line: firstLine + line - 1 })
  const pieces: Piece[] = []
  let end = body.start
  let waiting: RootContent[] = []
  const flush = (until: number): void => {
    if (until > end) pieces.push(prosePiece(body, waiting, { markdown, placeOf, start: end, end: until }))
    waiting = []
    end = until
  }
  for (const node of parseMarkdown(markdown).children) {
    const place = placeOf(node.position?.start.line ?? 1)
    const head = node.type === 'code' ? blockHead(node, place, body.problems) : undefined
    if (!head || node.type !== 'code') {
      waiting.push(node)
      continue
    }
    flush(body.start + (node.position?.start.offset ?? 0))
    const piece = blockPiece(files, { body, node, place, ...head })
    pieces.push(piece)
    end = piece.start + piece.text.length
  }
  flush(body.text.length)
  return pieces
}

/** Kind and name of a fence that is a block; a fence with neither is ordinary code. */
function blockHead(
  node: Code,
  place: Place,
  problems: AppProblem[],
): { kind: string; name: string } | undefined {
  const kind = node.lang ?? ''
  const name = (node.meta ?? '').trim()
  if (kind === '' || (name === '' && !isBlockKind(kind))) return undefined
  if (!isBlockKind(kind)) {
    // ```js {1,3} and the like are code that other tools understand.
    if (!isName(name)) return undefined
    problems.push(problem('unknown-kind', place, { kind, block: name, nearest: nearestKind(kind) }))
  } else if (name === '') problems.push(problem('block-without-name', place, { kind }))
  else if (!isName(name)) problems.push(problem('block-name-invalid', place, { name }))
  return { kind, name }
}

function nearestKind(kind: string): string | undefined {
  return nearest(kind, blockKinds)
}

function blockPiece(
  files: AppFiles,
  at: { body: Body; node: Code; place: Place; kind: string; name: string },
): BlockPiece {
  const { body, node, place, kind, name } = at
  const start = body.start + (node.position?.start.offset ?? 0)
  const end = body.start + (node.position?.end.offset ?? 0)
  const text = body.text.slice(start, end)
  const bodyStart = Math.min(end, nextLine(body.text, start))
  const closing = /(?:^|[\r\n])[ \t]*(`{3,}|~{3,})[ \t]*$/.exec(text.slice(bodyStart - start))
  const opening = /^[ \t]*(`{3,}|~{3,})/.exec(text)?.[1] ?? '```'
  const isClosed = closing !== null && (closing[1] ?? '').startsWith(opening)
  if (!isClosed) body.problems.push(problem('fence-not-closed', place, { block: name, fence: opening }))
  const closingStart = closing ? bodyStart + closing.index + (/^[\r\n]/.test(closing[0]) ? 1 : 0) : end
  const bodyEnd = isClosed ? closingStart : end
  const own = node.position?.start.column === 1 ? body.text.slice(bodyStart, bodyEnd) : node.value
  const query = `queries/${name}.sql`
  if (own.length > limits.blockChars) body.problems.push(problem('block-too-large', place, { block: name }))
  const fromFile =
    kind === 'sql' && own.trim() === '' && body.path === 'app.md' && Object.hasOwn(files, query)
  return {
    kind: 'block',
    text,
    start,
    block: {
      kind,
      name,
      fence: place,
      bodyStart,
      bodyEnd,
      body: fromFile ? (files[query] ?? '') : own,
      place: fromFile ? { file: query, line: 1 } : { file: place.file, line: place.line + 1 },
    },
  }
}

function prosePiece(
  body: Body,
  nodes: readonly RootContent[],
  at: { markdown: string; placeOf: (line: number) => Place; start: number; end: number },
): ProsePiece {
  const reading: ProseReading = {
    text: at.markdown,
    placeOf: at.placeOf,
    values: [],
    problems: body.problems,
  }
  const prose = nodes.flatMap((node) => toProse(node as Parameters<typeof toProse>[0], reading) ?? []) // other kinds give undefined
  return {
    kind: 'prose',
    text: body.text.slice(at.start, at.end),
    start: at.start,
    nodes: prose,
    values: reading.values,
  }
}

function checkQueries(files: AppFiles, main: SourceFile, problems: AppProblem[]): void {
  const blocks = main.pieces.flatMap((piece) =>
    piece.kind === 'block' && piece.block.kind === 'sql' ? [piece.block] : [],
  )
  for (const block of blocks) {
    const query = `queries/${block.name}.sql`
    const hasFile = Object.hasOwn(files, query)
    const isEmpty = block.body.trim() === ''
    if (hasFile && block.place.file !== query) {
      problems.push(problem('query-twice', block.fence, { block: block.name }))
    } else if (block.place.file === query && block.body.length > limits.blockChars) {
      problems.push(problem('block-too-large', block.fence, { block: block.name }))
    } else if (!hasFile && isEmpty && block.name !== '') {
      problems.push(problem('query-missing', block.fence, { block: block.name }))
    }
  }
  const used = new Set(blocks.map((block) => `queries/${block.name}.sql`))
  for (const path of Object.keys(files)) {
    if (path.startsWith('queries/') && !used.has(path)) {
      problems.push(problem('query-unused', { file: path, line: 1 }, { path }))
    }
  }
}
