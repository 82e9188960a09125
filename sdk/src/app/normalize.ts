import type { App, AppDataset, AppProblem, Block, BodyItem, Place } from './app.ts'
import type { ChartSpec } from './blocks/chart.ts'
import { chartSchema } from './blocks/chart.ts'
import { graphSchema, type GraphSpec } from './blocks/graph.ts'
import { inputSchema, type InputSpec } from './blocks/input.ts'
import { kpiSchema, type KpiSpec } from './blocks/kpi.ts'
import { mapSchema, type MapSpec } from './blocks/map.ts'
import type { MethodShape } from './blocks/model.ts'
import { modelSchema } from './blocks/model.ts'
import { normalizeChart } from './blocks/normalize-chart.ts'
import { normalizeGraph } from './blocks/normalize-graph.ts'
import { normalizeInput } from './blocks/normalize-input.ts'
import { normalizeKpi } from './blocks/normalize-kpi.ts'
import { normalizeMap } from './blocks/normalize-map.ts'
import { modelShapeOf, normalizeModel, type ModelSpec } from './blocks/normalize-model.ts'
import { normalizeSankey } from './blocks/normalize-sankey.ts'
import { normalizeTable } from './blocks/normalize-table.ts'
import { readBlock, toLocalText, type BlockReading } from './blocks/read-block.ts'
import { sankeySchema, type SankeySpec } from './blocks/sankey.ts'
import { tableSchema, type TableSpec } from './blocks/table.ts'
import type { AppDocument, FrontPiece, SourceBlock, SourceFile } from './document.ts'
import { frontMatterSchema, type FrontMatter } from './front-matter.ts'
import { isName, isReservedWord } from './names.ts'
import { nearest } from './nearest.ts'
import { problem } from './problem.ts'
import { checkShape, type Shape } from './shape.ts'
import { parseYaml, type YamlPath } from './yaml.ts'

export type MethodShapes = Readonly<Record<string, MethodShape>>

/** A block that was read, with the place of each of its fields. */
export interface ReadBlock {
  readonly block: Block
  readonly source: SourceBlock
  readonly placeOf: (path: YamlPath) => Place
}

/** What normalising gives: the blocks that could be read, and the app's head when it could be read. */
export interface NormalizedApp {
  readonly head: Pick<App, 'title' | 'summary' | 'topic' | 'tags' | 'datasets'> | undefined
  readonly blocks: readonly ReadBlock[]
  readonly problems: readonly AppProblem[]
}

/** Fills in everything that is optional in `app.md`. Looks at each part alone; `checkApp` looks at them together. */
export function normalizeApp(document: AppDocument, methods: MethodShapes): NormalizedApp {
  const problems: AppProblem[] = []
  const front = document.main.pieces.find((piece) => piece.kind === 'front')
  const head = front && normalizeHead(front, problems)
  const blocks = document.main.pieces.flatMap((piece) => {
    if (piece.kind !== 'block') return []
    const read = normalizeBlock(piece.block, methods, problems)
    return read ? [read] : []
  })
  return { head, blocks, problems }
}

/** What stands where in one file of the app. */
export function bodyOf(file: SourceFile): readonly BodyItem[] {
  return file.pieces.flatMap((piece): readonly BodyItem[] => {
    if (piece.kind === 'block') return [{ kind: 'block', name: piece.block.name }]
    if (piece.kind === 'prose' && piece.nodes.length > 0) return [{ kind: 'prose', nodes: piece.nodes }]
    return []
  })
}

function normalizeHead(front: FrontPiece, problems: AppProblem[]): NormalizedApp['head'] {
  const yaml = parseYaml(front.yaml, front.place)
  problems.push(...yaml.problems)
  if (yaml.problems.length > 0) return undefined
  const placeOf = (path: YamlPath): Place =>
    path.length === 0 ? { ...front.place, line: 1 } : yaml.placeOf(path)
  const found = checkShape(frontMatterSchema as Shape, yaml.value ?? {}) // a TypeBox schema is a JSON Schema
  problems.push(...found.map((each) => problem(each.code, placeOf(each.path), each.words)))
  if (found.length > 0) return undefined
  const spec = yaml.value as FrontMatter // the schema was checked
  return {
    title: toLocalText(spec.title),
    summary: toLocalText(spec.summary),
    topic: spec.topic,
    tags: spec.tags ?? [],
    datasets: normalizeDatasets(spec, placeOf, problems),
  }
}

function normalizeDatasets(
  spec: FrontMatter,
  placeOf: (path: YamlPath) => Place,
  problems: AppProblem[],
): readonly AppDataset[] {
  const seen = new Set<string>()
  return Object.entries(spec.datasets ?? {}).map(([alias, dataset]) => {
    const place = placeOf(['datasets', alias])
    if (!isName(alias)) problems.push(problem('block-name-invalid', place, { name: alias }))
    else if (isReservedWord(alias)) problems.push(problem('name-reserved', place, { name: alias }))
    else if (seen.has(alias.toLowerCase())) problems.push(problem('name-of-dataset', place, { name: alias }))
    seen.add(alias.toLowerCase())
    const [source = '', pinned] = dataset.source.split('@')
    if (pinned !== undefined && dataset.version !== undefined) {
      problems.push(problem('version-twice', placeOf(['datasets', alias, 'version'])))
    }
    const version = dataset.version ?? (pinned === undefined ? undefined : Number(pinned))
    return {
      alias,
      source,
      ...(version === undefined ? {} : { version }),
      columns:
        dataset.columns === 'all'
          ? []
          : Object.entries(dataset.columns).map(([name, type]) => ({ name, type })),
    }
  })
}

function normalizeBlock(
  source: SourceBlock,
  methods: MethodShapes,
  problems: AppProblem[],
): ReadBlock | undefined {
  const keep = <TSpec>(
    reading: BlockReading<TSpec> | undefined,
    normalize: (reading: BlockReading<TSpec>) => Block | undefined,
  ): ReadBlock | undefined => {
    const block = reading && normalize(reading)
    return block && reading && { block, source, placeOf: reading.placeOf }
  }
  switch (source.kind) {
    case 'sql': {
      const block = { kind: 'sql', name: source.name, place: source.place, sql: source.body } as const
      return { block, source, placeOf: () => source.place }
    }
    case 'input':
      return keep(
        readBlock<InputSpec>(source, () => inputSchema, problems),
        normalizeInput,
      )
    case 'chart':
      return keep(
        readBlock<ChartSpec>(source, () => chartSchema, problems),
        normalizeChart,
      )
    case 'kpi':
      return keep(
        readBlock<KpiSpec>(source, () => kpiSchema, problems),
        normalizeKpi,
      )
    case 'table':
      return keep(
        readBlock<TableSpec>(source, () => tableSchema, problems),
        normalizeTable,
      )
    case 'sankey':
      return keep(
        readBlock<SankeySpec>(source, () => sankeySchema, problems),
        normalizeSankey,
      )
    case 'map':
      return keep(
        readBlock<MapSpec>(source, () => mapSchema, problems),
        normalizeMap,
      )
    case 'graph':
      return keep(
        readBlock<GraphSpec>(source, () => graphSchema, problems),
        normalizeGraph,
      )
    case 'model':
      return normalizeModelBlock(source, methods, problems)
    default:
      return undefined
  }
}

function normalizeModelBlock(
  source: SourceBlock,
  methods: MethodShapes,
  problems: AppProblem[],
): ReadBlock | undefined {
  let method: MethodShape | undefined
  const reading = readBlock<ModelSpec>(
    source,
    (spec, report) => {
      const name = methodName(spec)
      if (name === undefined) return modelSchema
      method = Object.hasOwn(methods, name) ? methods[name] : undefined
      if (!method)
        report('method-unknown', ['method'], { name, nearest: nearest(name, Object.keys(methods)) })
      return method && modelShapeOf(spec, method)
    },
    problems,
  )
  if (!reading || !method) return undefined
  return { block: normalizeModel(reading, method), source, placeOf: reading.placeOf }
}

function methodName(spec: unknown): string | undefined {
  if (typeof spec !== 'object' || spec === null || !Object.hasOwn(spec, 'method')) return undefined
  const { method } = spec as { method: unknown } // it is there, of any type
  return typeof method === 'string' ? method : undefined
}
