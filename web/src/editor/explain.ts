import type { ColumnProfile } from '@aladdin/sdk/contract/catalog.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { relationsOf } from '@aladdin/sdk/app/references.ts'
import { dataOf, fieldsAt } from './fields.ts'
import type { Knowledge, KnownColumn, Relation } from './knowledge.ts'
import { placeInText } from './place-in-text.ts'
import { sqlFunctions } from './sql-functions.ts'
import { relationsIn } from './sql-scope.ts'
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
  const relations =
    place.kind === 'sql'
      ? [...relationsIn(body, knowledge.relations), ...knowledge.relations]
      : knowledge.relations
  const read = place.kind === 'sql' ? relationsOf(body).map(({ name }) => name) : [dataOf(body) ?? '']
  for (const name of read) {
    const column = find(find(relations, name)?.columns ?? [], word)
    if (column !== undefined)
      return {
        head: column.type === '' ? `${name}.${column.name}` : `${name}.${column.name} : ${column.type}`,
        lines: linesOf(column),
      }
  }
  const called = place.kind === 'sql' ? sqlFunctions.get(word.toLowerCase()) : undefined
  if (called === undefined) return undefined
  return { head: `${called.name}(${called.takes})`, lines: called.about === undefined ? [] : [called.about] }
}

export interface Explained {
  readonly head: string
  readonly lines: readonly LocalText[]
}

function linesOf({ title, meaning, unit, isMasked, profile }: KnownColumn): readonly LocalText[] {
  const name =
    title === undefined || unit === undefined
      ? title
      : { zh: `${title.zh}（${unit.zh}）`, en: `${title.en} (${unit.en})` }
  const same = meaning?.zh === title?.zh
  return [
    name,
    same ? undefined : meaning,
    isMasked === true ? masked : undefined,
    profile === undefined ? undefined : factsOf(profile),
  ].filter((line) => line !== undefined)
}

const masked = {
  zh: '已脱敏：看到的不是原值，可以分组和连接，不要当作明细使用',
  en: 'Masked: these are not the real values. Group and join by them, do not read them as facts',
}

/** What the author's own rows hold. */
function factsOf({ nullShare, distinct, min, max, top }: ColumnProfile): LocalText {
  const share = `${(nullShare * 100).toFixed(nullShare > 0 && nullShare < 0.01 ? 2 : 0)}%`
  const count = distinct.toLocaleString('en')
  const most = (top ?? []).slice(0, 3).map(({ value }) => value)
  const span = min === undefined || max === undefined ? undefined : `${short(min)} … ${short(max)}`
  const values = most.length > 0 ? most.join(', ') : span
  return {
    zh: [`${count} 种取值`, `空值 ${share}`, values].filter((part) => part !== undefined).join(' · '),
    en: [`${count} distinct`, `${share} empty`, values].filter((part) => part !== undefined).join(' · '),
  }
}

function short(text: string): string {
  const value = Number(text)
  return text === '' || Number.isNaN(value) ? text.slice(0, 24) : String(Number(value.toPrecision(6)))
}

function find<TNamed extends KnownColumn | Relation>(
  list: readonly TNamed[],
  name: string,
): TNamed | undefined {
  const wanted = name.toLowerCase()
  return list.find((each) => each.name.toLowerCase() === wanted)
}
