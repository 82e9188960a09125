import { relationsOf } from '@aladdin/sdk/app/references.ts'
import type { Knowledge, Relation } from './knowledge.ts'
import { sqlFunctions } from './sql-functions.ts'
import { relationsIn } from './sql-scope.ts'
import { sqlKeywords } from './sql-words.ts'
import type { Suggestion } from './suggestion.ts'

/** Parameters after `$`, columns after a dot, relations after FROM; otherwise columns first, then all the rest. */
export function suggestSql(sql: string, offset: number, whole: Knowledge): readonly Suggestion[] {
  const knowledge = { ...whole, relations: [...relationsIn(sql, whole.relations), ...whole.relations] }
  const before = sql.slice(0, offset)
  if (/\$[\p{L}\p{N}_]*$/u.test(before)) {
    return knowledge.parameters.map(({ name, label }) => ({
      word: name,
      kind: 'parameter',
      about: label,
      rank: 0,
    }))
  }
  const owner = /([\p{L}_][\p{L}\p{N}_]*)\.[\p{L}\p{N}_]*$/u.exec(before)?.[1]
  if (owner !== undefined) return columnsFrom(owned(sql, owner, knowledge))
  const relations = knowledge.relations.map(toRelation)
  if (/\b(?:from|join)\s+[\p{L}\p{N}_]*$/iu.test(before)) return [...relations, ...undeclared(knowledge)]
  return [...columnsFrom(readBy(sql, knowledge)), ...relations, ...keywords, ...functions]
}

const keywords: readonly Suggestion[] = sqlKeywords.map((word) => ({ word, kind: 'keyword', rank: 3 }))
const functions: readonly Suggestion[] = [...sqlFunctions.values()].map(({ name, takes, about }) => ({
  word: name,
  kind: 'function',
  snippet: takes === '' ? `${name}()` : `${name}($0)`,
  detail: `(${takes})`,
  rank: about?.zh === about?.en ? 5 : 4,
  ...(about === undefined ? {} : { about }),
}))

/** Tables of the catalog that the app does not read yet: choosing one declares it. */
function undeclared({ relations, datasets }: Knowledge): readonly Suggestion[] {
  const declared = new Set(relations.map(({ name }) => name.toLowerCase()))
  return datasets
    .filter(({ name }) => !declared.has(name.toLowerCase()))
    .map(({ name, title }) => ({
      word: name,
      kind: 'relation',
      detail: 'catalog',
      about: title,
      rank: 2,
      declares: name,
    }))
}

/** The relation of a name or of the alias that the query gives it. */
function owned(sql: string, owner: string, knowledge: Knowledge): readonly Relation[] {
  const alias = new RegExp(`([\\p{L}_][\\p{L}\\p{N}_]*)\\s+(?:as\\s+)?${owner}\\b`, 'giu')
  const names = [owner, ...Array.from(sql.matchAll(alias), (found) => found[1] ?? '')]
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  return knowledge.relations.filter(({ name }) => wanted.has(name.toLowerCase()))
}

function readBy(sql: string, knowledge: Knowledge): readonly Relation[] {
  const read = new Set(relationsOf(sql).map(({ name }) => name.toLowerCase()))
  // What the query itself names is there to be read.
  return knowledge.relations.filter(({ name, kind }) => kind === 'query' || read.has(name.toLowerCase()))
}

function columnsFrom(relations: readonly Relation[]): readonly Suggestion[] {
  return relations.flatMap(({ name: relation, columns }) =>
    columns.map((column) => {
      const about = column.title ?? column.meaning
      return {
        word: column.name,
        kind: 'column' as const,
        detail: `${relation} · ${column.type}`,
        rank: 0,
        ...(about === undefined ? {} : { about }),
      }
    }),
  )
}

function toRelation({ name, kind, title }: Relation): Suggestion {
  return {
    word: name,
    kind: 'relation',
    detail: kind,
    rank: 1,
    ...(title === undefined ? {} : { about: title }),
  }
}
