import type { BlockContent, Code, DefinitionContent, PhrasingContent, Root, TableRow } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { AppProblem, Inline, Place, Prose } from './app.ts'
import { isBlockKind } from './blocks/block-schemas.ts'
import type { InlineValue } from './document.ts'
import { splitInlineValues, toInline } from './inline-values.ts'
import { limits } from './limits.ts'
import { problem } from './problem.ts'

/** Markdown with tables; HTML is plain text, so that no tag can swallow a block. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfmTable(), { disable: { null: ['htmlFlow', 'htmlText'] } }],
    mdastExtensions: [gfmTableFromMarkdown()],
  })
}

/** What reading prose gathers besides the prose itself. */
export interface ProseReading {
  /** The Markdown that positions refer to. */
  readonly text: string
  /** Place of a line of that Markdown. */
  readonly placeOf: (line: number) => Place
  readonly values: InlineValue[]
  readonly problems: AppProblem[]
}

/** One Markdown node as the runner draws it; undefined for what draws nothing. */
export function toProse(
  node: BlockContent | DefinitionContent,
  reading: ProseReading,
  depth = 0,
): Prose | undefined {
  if (depth > limits.depth) {
    const place = reading.placeOf(node.position?.start.line ?? 1)
    if (!reading.problems.some((each) => each.code === 'too-deep')) {
      reading.problems.push(problem('too-deep', place))
    }
    return undefined
  }
  switch (node.type) {
    case 'heading': {
      const level = Math.min(node.depth, 4) as 1 | 2 | 3 | 4 // depth is 1 to 6
      return { kind: 'heading', level, children: toInlines(node.children, reading) }
    }
    case 'paragraph':
      return { kind: 'paragraph', children: toInlines(node.children, reading) }
    case 'list':
      return {
        kind: 'list',
        ordered: node.ordered ?? false,
        items: node.children.map((item) => toProseList(item.children, reading, depth + 1)),
      }
    case 'blockquote':
      return { kind: 'quote', children: toProseList(node.children, reading, depth + 1) }
    case 'code':
      if (depth > 0) reportNestedBlock(node, reading)
      return { kind: 'code', text: node.value }
    case 'thematicBreak':
      return { kind: 'rule' }
    case 'table': {
      const [head, ...rows] = node.children
      return {
        kind: 'grid',
        head: head ? toCells(head, reading) : [],
        rows: rows.map((row) => toCells(row, reading)),
      }
    }
    case 'definition':
    case 'footnoteDefinition':
    case 'html':
      return undefined
  }
}

function toProseList(
  nodes: readonly (BlockContent | DefinitionContent)[],
  reading: ProseReading,
  depth: number,
): readonly Prose[] {
  return nodes.flatMap((node) => toProse(node, reading, depth) ?? [])
}

function toCells(row: TableRow, reading: ProseReading): readonly (readonly Inline[])[] {
  return row.children.map((cell) => toInlines(cell.children, reading))
}

function toInlines(nodes: readonly PhrasingContent[], reading: ProseReading, depth = 0): readonly Inline[] {
  if (depth > limits.depth) return []
  return nodes.flatMap((node): readonly Inline[] => {
    switch (node.type) {
      case 'text':
        return toTexts(node, reading)
      case 'strong':
      case 'emphasis':
        return [{ kind: node.type, children: toInlines(node.children, reading, depth + 1) }]
      case 'inlineCode':
        return [{ kind: 'code', text: node.value }]
      case 'link':
        return [{ kind: 'link', url: node.url, children: toInlines(node.children, reading, depth + 1) }]
      case 'linkReference':
        return toInlines(node.children, reading, depth + 1)
      case 'image':
      case 'imageReference':
        return node.alt ? [{ kind: 'text', text: node.alt }] : []
      case 'break':
        return [{ kind: 'text', text: '\n' }]
      case 'delete':
      case 'footnoteReference':
      case 'html':
        return []
    }
  })
}

function toTexts(node: Extract<PhrasingContent, { type: 'text' }>, reading: ProseReading): readonly Inline[] {
  const start = node.position?.start
  const source = reading.text.slice(start?.offset ?? 0, node.position?.end.offset ?? 0)
  let line = start?.line ?? 1
  return splitInlineValues(node.value, source).map((part) => {
    if (typeof part === 'string') {
      line += part.split('\n').length - 1
      return { kind: 'text', text: part }
    }
    reading.values.push({ ...part, place: reading.placeOf(line) })
    return toInline(part)
  })
}

function reportNestedBlock(node: Code, reading: ProseReading): void {
  if (!node.lang || !node.meta || !isBlockKind(node.lang)) return
  const place = reading.placeOf(node.position?.start.line ?? 1)
  reading.problems.push(problem('block-nested', place, { block: node.meta.trim() }))
}
