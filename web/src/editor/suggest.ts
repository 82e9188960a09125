import { blockSchemas } from '@aladdin/sdk/app/blocks/block-schemas.ts'
import type { Shape } from '@aladdin/sdk/app/shape.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import { dataOf, fieldsAt, wordsOf } from './fields.ts'
import type { KnownColumn, Knowledge } from './knowledge.ts'
import { placeInText } from './place-in-text.ts'
import { suggestSql } from './suggest-sql.ts'
import type { Spot, Suggestion } from './suggestion.ts'

/** What may be written at a position, out of what the author is entitled to see. */
export function suggest({ path, text, offset }: Spot, knowledge: Knowledge): readonly Suggestion[] {
  const place = placeInText(path, text, offset)
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  if (place.in === 'front') {
    const from = /^\ufeff?---[ \t]*\r?\n/.exec(text)?.[0].length ?? 0
    return suggestYaml({ kind: 'front', text: text.slice(from), offset: offset - from }, knowledge)
  }
  if (place.in === 'block') {
    const body = text.slice(place.start, place.end)
    if (place.kind === 'sql') return suggestSql(body, offset - place.start, knowledge)
    return suggestYaml({ kind: place.kind, text: body, offset: offset - place.start }, knowledge)
  }
  if (/^\s*`{3,}\s*[\p{L}]*$/u.test(line)) return blockKinds
  return suggestInProse(line, knowledge)
}

const blockKinds: readonly Suggestion[] = Object.entries(blockSchemas).map(([kind, schema], index) => {
  const { doc } = schema as Shape // schemas are built of the parts that `Shape` names
  return {
    word: kind,
    kind: 'block',
    snippet: `${kind} \${1:name}\n$0\n\`\`\``,
    rank: index,
    ...(doc === undefined ? {} : { about: doc }),
  }
})

function suggestInProse(line: string, knowledge: Knowledge): readonly Suggestion[] {
  const open = /\{([^{}]*)$/.exec(line)?.[1]
  if (open === undefined) return []
  const owner = /^([\p{L}_][\p{L}\p{N}_]*)\./u.exec(open)?.[1]
  if (owner !== undefined) return columnsOf(knowledge, owner).map(toColumn)
  const blocks = knowledge.relations.filter(({ kind }) => kind === 'block')
  return [
    ...blocks.map(({ name }): Suggestion => ({ word: name, kind: 'relation', rank: 1 })),
    ...knowledge.parameters.map(({ name, label }): Suggestion => ({
      word: `$${name}`,
      kind: 'parameter',
      about: label,
      rank: 2,
    })),
  ]
}

function suggestYaml(
  spot: { kind: string; text: string; offset: number },
  knowledge: Knowledge,
): readonly Suggestion[] {
  const { fields, key } = fieldsAt(spot)
  if (key === undefined) {
    return Object.entries(fields).map(([name, shape], index) => ({
      word: name,
      kind: 'field',
      snippet: `${name}: $0`,
      rank: index,
      ...(shape.doc === undefined ? {} : { about: shape.doc }),
    }))
  }
  if (key === 'source') {
    return knowledge.datasets.map(({ name, title }) => ({
      word: name,
      kind: 'relation',
      about: title,
      rank: 1,
    }))
  }
  if (key === 'method') {
    return Object.values(methods).map(({ name, title }) => ({
      word: name,
      kind: 'value',
      about: title,
      rank: 1,
    }))
  }
  const words = wordsOf(fields[key])
  if (words.length > 0) return words.map((word, index) => ({ word, kind: 'value', rank: index }))
  if (isRelationField(fields[key])) {
    return knowledge.relations.map(({ name, title }) => ({
      word: name,
      kind: 'relation',
      rank: 1,
      ...(title === undefined ? {} : { about: title }),
    }))
  }
  const data = dataOf(spot.text)
  return data === undefined || wordless.has(key) ? [] : columnsOf(knowledge, data).map(toColumn)
}

const wordless = new Set([
  'label',
  'title',
  'hint',
  'unit',
  'summary',
  'compareLabel',
  'limit',
  'bins',
  'step',
])

function isRelationField(shape: Shape | undefined): boolean {
  return shape?.expected?.en === 'the name of a block or of a dataset'
}

function columnsOf(knowledge: Knowledge, relation: string): readonly KnownColumn[] {
  const wanted = relation.toLowerCase()
  return knowledge.relations.find(({ name }) => name.toLowerCase() === wanted)?.columns ?? []
}

function toColumn(column: KnownColumn): Suggestion {
  const about = column.title ?? column.meaning
  return {
    word: column.name,
    kind: 'column',
    detail: column.type,
    rank: 0,
    ...(about === undefined ? {} : { about }),
  }
}
