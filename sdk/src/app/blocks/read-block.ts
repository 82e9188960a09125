import type { LocalText } from '../../contract/text.ts'
import type { AppProblem, Place } from '../app.ts'
import type { SourceBlock } from '../document.ts'
import { problem, type AppProblemCode, type ProblemWords } from '../problem.ts'
import { checkShape, type Shape } from '../shape.ts'
import { parseYaml, type YamlPath } from '../yaml.ts'

/** A block's body read as one schema says, with a way to complain on the right line. */
export interface BlockReading<TSpec> {
  readonly name: string
  readonly place: Place
  readonly spec: TSpec
  readonly placeOf: (path: YamlPath) => Place
  readonly report: (code: AppProblemCode, path: YamlPath, words?: ProblemWords) => void
}

/**
 * Reads the YAML of a block; undefined when it does not fit the schema, with every deviation reported. A `schemaOf`
 * that knows no schema for a body reports why and gives undefined.
 */
export function readBlock<TSpec>(
  block: SourceBlock,
  schemaOf: (spec: unknown, report: BlockReading<TSpec>['report']) => unknown,
  problems: AppProblem[],
): BlockReading<TSpec> | undefined {
  const yaml = parseYaml(block.body, block.place)
  problems.push(...yaml.problems.map((each) => ({ ...each, block: block.name })))
  if (yaml.problems.length > 0) return undefined
  const placeOf = (path: YamlPath): Place => (path.length === 0 ? block.fence : yaml.placeOf(path))
  const report: BlockReading<TSpec>['report'] = (code, path, words = {}) => {
    problems.push(problem(code, placeOf(path), { block: block.name, ...words }))
  }
  const spec = yaml.value ?? {}
  const schema = schemaOf(spec, report) as Shape | undefined // a TypeBox schema is a JSON Schema
  if (!schema) return undefined
  const found = checkShape(schema, spec)
  for (const each of found) report(each.code, each.path, each.words)
  if (found.length > 0) return undefined
  return { name: block.name, place: block.place, spec: spec as TSpec, placeOf, report } // the schema was checked
}

/** Both languages of a label; one text stands for both, none gives `fallback`. */
export function toLocalText(label: string | LocalText | undefined, fallback = ''): LocalText {
  if (label === undefined) return { zh: fallback, en: fallback }
  return typeof label === 'string' ? { zh: label, en: label } : { zh: label.zh, en: label.en }
}
