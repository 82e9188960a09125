import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { relationsOf } from '@aladdin/sdk/app/references.ts'
import { dataOf, fieldsAt } from './fields.ts'
import type { Knowledge, KnownColumn, Relation } from './knowledge.ts'
import { placeInText } from './place-in-text.ts'
import type { Spot } from './suggestion.ts'

/** What a word of the text stands for, as lines to read; undefined where nothing is known of it. */
export function explain(
  { path, text, offset }: Spot,
  word: string,
  knowledge: Knowledge,
): Explained | undefined {
  const place = placeInText(path, text, offset)
  const parameter = knowledge.parameters.find(({ name }) => name === word)
  if (parameter !== undefined && text.charAt(text.lastIndexOf(word, offset) - 1) === '$') {
    return { head: `$${word}`, lines: [parameter.label] }
  }
  const relation = find(knowledge.relations, word)
  if (relation !== undefined)
    return { head: word, lines: relation.title === undefined ? [] : [relation.title] }
  if (place.in === 'front') {
    const shape = fieldsAt({ kind: 'front', text, offset }).fields[word]
    return shape?.doc === undefined ? undefined : { head: word, lines: [shape.doc] }
  }
  if (place.in !== 'block') return undefined
  const body = text.slice(place.start, place.end)
  if (place.kind !== 'sql') {
    const shape = fieldsAt({ kind: place.kind, text: body, offset: offset - place.start }).fields[word]
    if (shape?.doc !== undefined) return { head: word, lines: [shape.doc] }
  }
  const read = place.kind === 'sql' ? relationsOf(body).map(({ name }) => name) : [dataOf(body) ?? '']
  for (const name of read) {
    const column = find(find(knowledge.relations, name)?.columns ?? [], word)
    if (column !== undefined)
      return { head: `${name}.${column.name} : ${column.type}`, lines: linesOf(column) }
  }
  return undefined
}

export interface Explained {
  readonly head: string
  readonly lines: readonly LocalText[]
}

function linesOf({ title, meaning, unit }: KnownColumn): readonly LocalText[] {
  const name =
    title === undefined || unit === undefined
      ? title
      : { zh: `${title.zh}（${unit.zh}）`, en: `${title.en} (${unit.en})` }
  return [name, meaning].filter((line) => line !== undefined)
}

function find<TNamed extends KnownColumn | Relation>(
  list: readonly TNamed[],
  name: string,
): TNamed | undefined {
  const wanted = name.toLowerCase()
  return list.find((each) => each.name.toLowerCase() === wanted)
}
