import type { AppProblem } from './app.ts'
import type { SourceBlock, SourceFile } from './document.ts'
import { nearest } from './nearest.ts'
import { problem } from './problem.ts'

/** Differences between the blocks of `app.md` and the references to them in its English twin. */
export function checkTwin(blocks: readonly SourceBlock[], twin: SourceFile): readonly AppProblem[] {
  const problems: AppProblem[] = []
  const byName = new Map(blocks.map((block) => [block.name, block]))
  const seen = new Map<string, number>()
  for (const piece of twin.pieces) {
    if (piece.kind === 'front') problems.push(problem('twin-front-matter', { file: twin.path, line: 1 }))
    if (piece.kind !== 'block') continue
    const { name, kind, fence, body } = piece.block
    const original = byName.get(name)
    const earlier = seen.get(name)
    if (earlier !== undefined) {
      problems.push(problem('name-taken', fence, { block: name, name, line: earlier }))
    } else if (!original) {
      problems.push(
        problem('twin-block-unknown', fence, { block: name, nearest: nearest(name, byName.keys()) }),
      )
    } else if (original.kind !== kind) {
      problems.push(problem('twin-block-kind', fence, { block: name, kind: original.kind }))
    }
    if (body.trim() !== '') problems.push(problem('twin-block-body', fence, { block: name }))
    seen.set(name, fence.line)
  }
  for (const { name, kind } of blocks) {
    if (!seen.has(name)) {
      problems.push(problem('twin-block-missing', { file: twin.path, line: 1 }, { block: name, kind }))
    }
  }
  return problems
}
