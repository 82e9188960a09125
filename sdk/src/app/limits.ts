import type { AppFiles, AppProblem } from './app.ts'
import { problem } from './problem.ts'

export const limits = {
  files: 40,
  fileBytes: 512 * 1024,
  totalBytes: 2 * 1024 * 1024,
  blocks: 200,
  blockChars: 64 * 1024,
  /** Written lines of one Markdown file outside its fences, and those of them that are quotes. */
  textLines: 5000,
  quotedLines: 500,
  /** Fields of one YAML text, names that one SQL text reads. */
  references: 1000,
  /** Problems after which no more are looked for. */
  problems: 200,
  /** Levels of nested YAML values. */
  depth: 20,
} as const

/** True for the paths that an app may hold. */
export function isAppFile(path: string): boolean {
  return (
    path === 'app.md' || path === 'app.en.md' || /^queries\/[\p{L}_][\p{L}\p{M}\p{N}_]*\.sql$/u.test(path)
  )
}

/** What is wrong with the files before anything is read. */
export function checkLimits(files: AppFiles): readonly AppProblem[] {
  const problems: AppProblem[] = []
  const paths = Object.keys(files)
  if (paths.length > limits.files) {
    problems.push(
      problem('too-many-files', { file: 'app.md', line: 1 }, { count: paths.length, limit: limits.files }),
    )
    return problems
  }
  let total = 0
  for (const path of paths) {
    const place = { file: path, line: 1 }
    const size = bytesOf(files[path] ?? '')
    total += size
    if (!isAppFile(path)) problems.push(problem('unknown-file', place, { path }))
    if (size > limits.fileBytes) problems.push(problem('file-too-large', place, { path }))
  }
  if (total > limits.totalBytes) problems.push(problem('files-too-large', { file: 'app.md', line: 1 }))
  if (!Object.hasOwn(files, 'app.md')) problems.push(problem('app-missing', { file: 'app.md', line: 1 }))
  return problems
}

function bytesOf(text: string): number {
  return text.length > limits.fileBytes ? text.length : new TextEncoder().encode(text).length
}
