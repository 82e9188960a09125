import { isMap, isScalar, parseDocument, type Pair, type YAMLMap } from 'yaml'
import type { App, AppFiles } from './app.ts'
import { parseApp } from './parse.ts'

/**
 * Adds a dataset to the front matter, or the columns that its declaration lacks; nothing else of the text changes.
 * Gives the alias under which the app reads it. A front matter that cannot be read is left as it is.
 */
export function declareDataset(
  files: AppFiles,
  dataset: Pick<App['datasets'][number], 'source' | 'columns'>,
): { readonly files: AppFiles; readonly alias: string } {
  const front = parseApp(files).document.main.pieces.find((piece) => piece.kind === 'front')
  if (!front) return { files, alias: dataset.source }
  const { yaml, yamlStart } = front
  const root = parseDocument(yaml, { version: '1.2', schema: 'core' }).contents
  if (!isMap(root)) return { files, alias: dataset.source }
  const { text, alias } = declared(yaml, root, dataset)
  const app = files['app.md'] ?? ''
  const after = app.slice(yamlStart + yaml.length)
  return { files: { ...files, 'app.md': `${app.slice(0, yamlStart)}${text}${after}` }, alias }
}

type Dataset = Pick<App['datasets'][number], 'source' | 'columns'>

function declared(yaml: string, root: YAMLMap, dataset: Dataset): { text: string; alias: string } {
  const datasets = pairOf(root, 'datasets')
  const list = isMap(datasets?.value) ? datasets.value : undefined
  const known = list?.items.find((pair) => sourceOf(pair) === dataset.source)
  if (known !== undefined) return { text: withColumns(yaml, known, dataset), alias: keyOf(known) }
  const alias = freeAlias(list, dataset.source)
  if (datasets === undefined) {
    return { text: `${ended(yaml)}datasets:\n${entry(alias, dataset, '  ')}`, alias }
  }
  if (list === undefined || list.items.length === 0) {
    const [start, end] = list === undefined ? emptyRange(yaml, datasets) : rangeOf(list)
    return {
      text: `${yaml.slice(0, start).trimEnd()}\n${entry(alias, dataset, '  ')}${yaml.slice(end).replace(/^[ \t]*\n/, '')}`,
      alias,
    }
  }
  const [, end] = rangeOf(list)
  if (list.flow === true) {
    const inside = yaml
      .slice(0, end - 1)
      .trimEnd()
      .replace(/,$/, '')
    return { text: `${inside}, ${alias}: ${flow(dataset)} }${yaml.slice(end)}`, alias }
  }
  const first = list.items[0]
  const indent = first === undefined ? '  ' : indentOf(yaml, rangeOf(first.key)[0])
  const before = ended(yaml.slice(0, end).trimEnd())
  return { text: `${before}${entry(alias, dataset, indent)}${yaml.slice(end).replace(/^\s*\n/, '')}`, alias }
}

function withColumns(yaml: string, dataset: Pair, { columns }: Dataset): string {
  const parts = isMap(dataset.value) ? dataset.value : undefined
  const present = parts && pairOf(parts, 'columns')?.value
  if (!isMap(present)) return yaml
  const names = new Set(present.items.map(keyOf))
  const missing = columns.filter(({ name }) => !names.has(name))
  if (missing.length === 0) return yaml
  const [start, end] = rangeOf(present)
  if (present.flow === true) {
    const inside = yaml
      .slice(start + 1, end - 1)
      .trim()
      .replace(/,$/, '')
    const all = [inside, ...missing.map(({ name, type }) => `${name}: ${type}`)].filter(Boolean).join(', ')
    return `${yaml.slice(0, start)}{ ${all} }${yaml.slice(end)}`
  }
  const indent = indentOf(yaml, start)
  const added = missing.map(({ name, type }) => `${indent}${name}: ${type}\n`).join('')
  return `${ended(yaml.slice(0, end).trimEnd())}${added}${yaml.slice(end).replace(/^[ \t]*\n/, '')}`
}

function entry(alias: string, dataset: Dataset, indent: string): string {
  return `${indent}${alias}: ${flow(dataset)}\n`
}

function flow({ source, columns }: Dataset): string {
  return `{ source: ${source}, columns: { ${columns.map(({ name, type }) => `${name}: ${type}`).join(', ')} } }`
}

/** The name itself unless another dataset already stands under it. */
function freeAlias(list: YAMLMap | undefined, source: string): string {
  const taken = new Set(list?.items.map(keyOf))
  let alias = source
  for (let number = 2; taken.has(alias); number += 1) alias = `${source}_${number}`
  return alias
}

function sourceOf(pair: Pair): string | undefined {
  const source = isMap(pair.value) ? pairOf(pair.value, 'source')?.value : undefined
  return isScalar(source) ? String(source.value).replace(/@\d+$/, '') : undefined
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => keyOf(pair) === key)
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : ''
}

function rangeOf(node: unknown): readonly [number, number] {
  const { range } = node as { range?: readonly [number, number, number] | null } // nodes of a parsed document
  if (!range) throw new Error('a part of the front matter has no place')
  return [range[0], range[1]]
}

/** The place after `datasets:` where nothing is written. */
function emptyRange(yaml: string, pair: Pair): readonly [number, number] {
  const colon = yaml.indexOf(':', rangeOf(pair.key)[1]) + 1
  const lineEnd = yaml.indexOf('\n', colon)
  return [colon, lineEnd < 0 ? yaml.length : lineEnd]
}

function indentOf(yaml: string, offset: number): string {
  return /^[ \t]*/.exec(yaml.slice(yaml.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? ''
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
