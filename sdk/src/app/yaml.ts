import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import type { AppProblem, Place } from './app.ts'
import { limits } from './limits.ts'
import { isPrototypeName } from './names.ts'
import { problem } from './problem.ts'

export type YamlPath = readonly (string | number)[]

/** A small YAML text as plain JSON, knowing the line of each value. */
export interface YamlText {
  readonly value: unknown
  readonly document: Document.Parsed | undefined
  readonly problems: readonly AppProblem[]
  /** Place of the key or item at a path; the nearest one above it where nothing stands. */
  placeOf(path: YamlPath): Place
}

/** Reads YAML whose first line is line `start.line` of `start.file`. Anchors, aliases and own tags are refused. */
export function parseYaml(text: string, start: Place): YamlText {
  const lines = new LineCounter()
  const placeAt = (offset: number): Place => ({
    file: start.file,
    line: start.line - 1 + Math.max(1, lines.linePos(offset).line),
  })
  if (text.length > limits.blockChars || text.split('\n').length > limits.references) return failed(start)
  let document: Document.Parsed
  try {
    document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      lineCounter: lines,
      prettyErrors: false,
    })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return failed(start)
  }
  const problems: AppProblem[] = [...document.errors, ...document.warnings].map((error) =>
    problem('yaml-invalid', placeAt(error.pos[0]), { detail: error.message }),
  )
  const read: Reading = { problems, placeAt }
  const value = problems.length > 0 ? undefined : toJson(document.contents, read, 0)
  return {
    value,
    document,
    problems,
    placeOf: (path) => placeAt(offsetOf(document.contents, path)),
  }
}

interface Reading {
  readonly problems: AppProblem[]
  readonly placeAt: (offset: number) => Place
}

function failed(start: Place): YamlText {
  return {
    value: undefined,
    document: undefined,
    problems: [problem('too-deep', start)],
    placeOf: () => start,
  }
}

function toJson(node: unknown, read: Reading, depth: number): unknown {
  if (depth > limits.depth) {
    read.problems.push(problem('too-deep', read.placeAt(startOf(node))))
    return null
  }
  if (isScalar(node)) {
    if (node.anchor) read.problems.push(problem('yaml-alias', read.placeAt(startOf(node))))
    return node.value
  }
  if (isSeq(node)) return node.items.map((item) => toJson(item, read, depth + 1))
  if (isMap(node)) {
    if (node.anchor) read.problems.push(problem('yaml-alias', read.placeAt(startOf(node))))
    return Object.fromEntries(
      node.items.map((pair) => {
        const key = isScalar(pair.key) ? String(pair.key.value) : ''
        if (key === '' || isPrototypeName(key)) {
          read.problems.push(problem('yaml-key-refused', read.placeAt(startOf(pair.key)), { key }))
        }
        return [key, toJson(pair.value, read, depth + 1)]
      }),
    )
  }
  if (node === null || node === undefined) return null
  read.problems.push(problem('yaml-alias', read.placeAt(startOf(node))))
  return null
}

function offsetOf(root: unknown, path: YamlPath): number {
  let node = root
  let offset = startOf(root)
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === String(part))
      if (!pair) return offset
      offset = startOf(pair.key)
      node = pair.value
    } else if (isSeq(node) && typeof part === 'number') {
      const item = node.items[part]
      if (item === undefined) return offset
      offset = startOf(item)
      node = item
    } else return offset
  }
  return offset
}

function startOf(node: unknown): number {
  return (node as Node | null | undefined)?.range?.[0] ?? 0 // items of a parsed document are nodes or null
}
