import { isMap, isScalar, parseDocument, stringify, type Pair, type YAMLMap } from 'yaml'
import type { LocalText } from '../contract/text.ts'
import type { AppFiles } from './app.ts'
import type { FrontPiece, SourceBlock } from './document.ts'
import { nextLine } from './lines.ts'
import { parseApp } from './parse.ts'

/**
 * Lets an alias read another dataset: only the source (and a pinned version) in the front matter changes, comments
 * and everything else stay as they are. Throws when the app declares no such alias.
 */
export function bindDataset(
  files: AppFiles,
  binding: { readonly alias: string; readonly source: string; readonly version?: number },
): AppFiles {
  const front = frontOf(files)
  const dataset = childMap(childMap(mapOf(front.yaml), 'datasets'), binding.alias)
  const source = pairOf(dataset, 'source')
  if (!dataset || !source) throw new Error(`no dataset with the alias: ${binding.alias}`)
  const name = binding.version === undefined ? binding.source : `${binding.source}@${binding.version}`
  const edits = [{ ...rangeOf(source.value), text: scalarText(name) }]
  const version = pairOf(dataset, 'version')
  if (version) edits.push({ ...pairRange(front.yaml, dataset, version), text: '' })
  return withFront(files, front, edits)
}

/** Renames the app; a title in both languages keeps the form in which it was written. */
export function setTitle(files: AppFiles, title: LocalText): AppFiles {
  const front = frontOf(files)
  const pair = pairOf(mapOf(front.yaml), 'title')
  if (!pair) return withFront(files, front, [{ start: 0, end: 0, text: `title: ${titleText(title)}\n` }])
  const parts = isMap(pair.value) ? pair.value : undefined
  const [zh, en] = [pairOf(parts, 'zh'), pairOf(parts, 'en')]
  if (zh && en && isScalar(zh.value) && isScalar(en.value)) {
    return withFront(files, front, [
      { ...rangeOf(zh.value), text: scalarText(title.zh) },
      { ...rangeOf(en.value), text: scalarText(title.en) },
    ])
  }
  return withFront(files, front, [{ ...rangeOf(pair.value), text: titleText(title) }])
}

/**
 * Replaces the body of one block, in `app.md` or in its `queries/<block>.sql`. The fences grow when the new body
 * holds one. Throws when there is no such block.
 */
export function replaceBlockBody(files: AppFiles, name: string, body: string): AppFiles {
  const block = blockOf(files, name)
  const text = body === '' || body.endsWith('\n') ? body : `${body}\n`
  if (block.place.file !== 'app.md') return { ...files, [block.place.file]: text }
  const app = files['app.md'] ?? ''
  const lineStart = app.lastIndexOf('\n', block.bodyStart - 2) + 1
  const opening = app.slice(lineStart, block.bodyStart)
  const isClosed = block.bodyEnd < app.length && /^[ \t]*[`~]{3}/.test(app.slice(block.bodyEnd))
  const closingEnd = isClosed ? nextLine(app, block.bodyEnd) : block.bodyEnd
  const closing = isClosed ? app.slice(block.bodyEnd, closingEnd) : ''
  const fence = fenceFor(text, /[`~]{3,}/.exec(opening)?.[0] ?? '```')
  const refence = (line: string): string => line.replace(/[`~]{3,}/, fence)
  return {
    ...files,
    'app.md': `${app.slice(0, lineStart)}${refence(opening)}${text}${refence(closing)}${app.slice(closingEnd)}`,
  }
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

function frontOf(files: AppFiles): FrontPiece {
  const front = parseApp(files).document.main.pieces.find((piece) => piece.kind === 'front')
  if (!front) throw new Error('the app has no front matter')
  return front
}

function blockOf(files: AppFiles, name: string): SourceBlock {
  for (const piece of parseApp(files).document.main.pieces) {
    if (piece.kind === 'block' && piece.block.name === name) return piece.block
  }
  throw new Error(`no block with the name: ${name}`)
}

function withFront(files: AppFiles, front: FrontPiece, edits: readonly Edit[]): AppFiles {
  let yaml = front.yaml
  for (const edit of edits.toSorted((left, right) => right.start - left.start)) {
    yaml = `${yaml.slice(0, edit.start)}${edit.text}${yaml.slice(edit.end)}`
  }
  const app = files['app.md'] ?? ''
  const end = front.yamlStart + front.yaml.length
  return { ...files, 'app.md': `${app.slice(0, front.yamlStart)}${yaml}${app.slice(end)}` }
}

function mapOf(yaml: string): YAMLMap | undefined {
  const { contents } = parseDocument(yaml, { version: '1.2', schema: 'core' })
  return isMap(contents) ? contents : undefined
}

function pairOf(map: YAMLMap | undefined, key: string): Pair | undefined {
  return map?.items.find((pair) => isScalar(pair.key) && pair.key.value === key)
}

function childMap(map: YAMLMap | undefined, key: string): YAMLMap | undefined {
  const value = pairOf(map, key)?.value
  return isMap(value) ? value : undefined
}

function rangeOf(node: unknown): { readonly start: number; readonly end: number } {
  const { range } = node as { range?: readonly [number, number, number] | null } // nodes of a parsed document
  if (!range) throw new Error('a value of the front matter has no place')
  return { start: range[0], end: range[1] }
}

/** The pair with the comma or the line that belongs to it. */
function pairRange(yaml: string, map: YAMLMap, pair: Pair): { readonly start: number; readonly end: number } {
  const { start } = rangeOf(pair.key)
  const { end } = rangeOf(pair.value)
  if (!map.flow) {
    const lineStart = yaml.lastIndexOf('\n', start - 1) + 1
    return yaml.slice(lineStart, start).trim() === ''
      ? { start: lineStart, end: nextLine(yaml, end) }
      : { start, end }
  }
  const after = /^\s*,[ \t]*/.exec(yaml.slice(end))
  if (after) return { start, end: end + after[0].length }
  const before = /,\s*$/.exec(yaml.slice(0, start))
  return { start: before ? before.index : start, end }
}

/** A text as a YAML scalar that is also safe inside `{ … }`. */
function scalarText(text: string): string {
  const plain = stringify(text, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd()
  const isSafe = plain === text && !/[,[\]{}#:&*!|>'"%@`]/.test(text)
  return isSafe || /^[\w-]+@\d+$/.test(text) ? text : JSON.stringify(text)
}

function titleText(title: LocalText): string {
  return title.zh === title.en
    ? scalarText(title.zh)
    : `{ zh: ${scalarText(title.zh)}, en: ${scalarText(title.en)} }`
}

function fenceFor(body: string, fence: string): string {
  const sign = fence.charAt(0)
  const runs = body.match(sign === '~' ? /~{3,}/g : /`{3,}/g) ?? []
  const longest = Math.max(0, ...runs.map((run) => run.length))
  return sign.repeat(Math.max(fence.length, longest + 1))
}
