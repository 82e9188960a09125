import type { AppFiles, AppProblem } from '@aladdin/sdk/app/app.ts'
import { ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import type { Mark } from '../../editor/editor-desk.ts'
import type { States } from './use-preview.ts'

export interface BlockMark extends Mark {
  readonly block?: string | undefined
  /** `text` is known by reading, `run` only by running, `data` comes from the gate. */
  readonly from: 'text' | 'run' | 'data'
}

/** All that is wrong, in order of file and line: with the text, with the data, and with the run of it. */
export function marksOf(found: {
  readonly files: AppFiles
  readonly problems: readonly AppProblem[]
  readonly states: States
  readonly dataError: Error | null
}): readonly BlockMark[] {
  const { files, problems, states, dataError } = found
  const texts = problems.map((each): BlockMark => ({
    file: each.place.file,
    line: each.place.line,
    message: each.message,
    fix: each.fix,
    block: each.block,
    from: 'text',
  }))
  // What a broken text computed before it broke is no news.
  const runs = problems.length > 0 ? [] : runMarks(states)
  return [...texts, ...dataMarks(files, dataError), ...runs].toSorted(
    (one, other) => one.file.localeCompare(other.file) || one.line - other.line,
  )
}

function runMarks(states: States): readonly BlockMark[] {
  return [...states].flatMap(([block, state]): readonly BlockMark[] => {
    if (state.status !== 'failed' || state.message === undefined) return []
    const { file, line } = state.place ?? { file: 'app.md', line: 1 }
    return [{ file, line, message: state.message, fix: state.fix, detail: state.detail, block, from: 'run' }]
  })
}

function dataMarks(files: AppFiles, error: Error | null): readonly BlockMark[] {
  if (!(error instanceof ProblemError)) return []
  const { title, fields } = error.problem
  const name = fields?.['name'] ?? fields?.['dataset']
  const lines = (files['app.md'] ?? '').split('\n')
  const at = typeof name === 'string' ? lines.findIndex((line) => line.includes(name)) : -1
  return [{ file: 'app.md', line: at < 0 ? 1 : at + 1, message: title, from: 'data' }]
}
