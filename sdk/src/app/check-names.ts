import type { AppDataset, AppProblem } from './app.ts'
import type { SourceBlock } from './document.ts'
import { isName, isReservedWord } from './names.ts'
import { problem } from './problem.ts'

/** Names of blocks that are taken, are a dataset's alias, or could not be read in SQL. */
export function checkNames(
  blocks: readonly SourceBlock[],
  datasets: readonly AppDataset[],
): readonly AppProblem[] {
  const aliases = new Set(datasets.map((dataset) => dataset.alias.toLowerCase()))
  const first = new Map<string, SourceBlock>()
  const problems: AppProblem[] = []
  for (const block of blocks) {
    const { name, fence } = block
    // SQL compares names without case.
    const key = name.toLowerCase()
    if (!isName(name)) continue
    const words = { name, block: name }
    const earlier = first.get(key)
    if (earlier) problems.push(problem('name-taken', fence, { ...words, line: earlier.fence.line }))
    else first.set(key, block)
    if (aliases.has(key)) problems.push(problem('name-of-dataset', fence, words))
    if (isReservedWord(name)) problems.push(problem('name-reserved', fence, words))
  }
  return problems
}
