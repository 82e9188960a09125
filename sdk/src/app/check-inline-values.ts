import type { AppProblem } from './app.ts'
import { numberFormats } from './blocks/fields.ts'
import type { SourceBlock, SourceFile } from './document.ts'
import { limits } from './limits.ts'
import { nearest } from './nearest.ts'
import { problem } from './problem.ts'

/** Inline values of the prose that name no block, no input or no number format. */
export function checkInlineValues(file: SourceFile, blocks: readonly SourceBlock[]): readonly AppProblem[] {
  const relations = blocks.filter((block) => block.kind === 'sql' || block.kind === 'model')
  const inputs = blocks.filter((block) => block.kind === 'input')
  const problems: AppProblem[] = []
  const values = file.pieces.flatMap((piece) => (piece.kind === 'prose' ? piece.values : []))
  for (const value of values) {
    if (problems.length >= limits.problems) break
    if (value.format !== undefined && !numberFormats.some((each) => each === value.format)) {
      problems.push(problem('inline-format', value.place, { name: value.format }))
    }
    if (value.of === 'title') continue
    const names = (value.of === 'parameter' ? inputs : relations).map((block) => block.name)
    if (names.some((name) => name === value.name)) continue
    const near = nearest(value.name, names)
    const sign = value.of === 'parameter' ? '$' : ''
    problems.push(
      problem('inline-unknown', value.place, {
        name: `${sign}${value.name}`,
        nearest: near === undefined ? undefined : `{${sign}${near}${value.column ? `.${value.column}` : ''}}`,
      }),
    )
  }
  return problems
}
