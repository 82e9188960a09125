import type { App, AppFiles, AppProblem } from './app.ts'
import { checkInlineValues } from './check-inline-values.ts'
import { checkNames } from './check-names.ts'
import { checkReads } from './check-reads.ts'
import { checkTwin } from './check-twin.ts'
import { limits } from './limits.ts'
import { bodyOf, normalizeApp, type MethodShapes } from './normalize.ts'
import { parseApp } from './parse.ts'
import { problem } from './problem.ts'
import { checkStatement, withoutSemicolon } from './statement.ts'

/**
 * Reads an app's files and says all that is wrong with them, in order of place. `app` is there exactly when nothing
 * is wrong. Columns and types of results are judged later, by the engine that runs it.
 */
export function checkApp(
  files: AppFiles,
  { methods }: { readonly methods: MethodShapes },
): { readonly app?: App; readonly problems: readonly AppProblem[] } {
  const { document, problems: parsed } = parseApp(files)
  const { head, blocks, problems: read } = normalizeApp(document, methods)
  const problems = [...parsed, ...read]
  const sources = document.main.pieces.flatMap((piece) => (piece.kind === 'block' ? [piece.block] : []))
  const over = sources[limits.blocks]
  if (over) problems.push(problem('too-many-blocks', over.fence, { limit: limits.blocks }))
  else {
    const datasets = head?.datasets ?? []
    problems.push(...checkNames(sources, datasets))
    const statements = blocks.flatMap(({ block }) =>
      block.kind === 'sql' && block.sql.trim() !== '' && block.sql.length <= limits.blockChars
        ? checkStatement(block)
        : [],
    )
    problems.push(...statements)
    // What a text reads is only known once it is one statement.
    const broken = new Set(statements.map((each) => each.block))
    const sound = blocks.filter(
      ({ block, source }) => !broken.has(block.name) && source.body.length <= limits.blockChars,
    )
    // Without a readable head the aliases are unknown and every read of one would look wrong.
    if (head) problems.push(...checkReads({ sources, blocks: sound, datasets, methods }))
    for (const file of [document.main, document.twin]) {
      if (file) problems.push(...checkInlineValues(file, sources))
    }
    if (document.twin) problems.push(...checkTwin(sources, document.twin))
  }
  if (problems.length > 0 || !head) return { problems: inOrder(problems) }
  const zh = bodyOf(document.main)
  const app: App = {
    format: 1,
    ...head,
    blocks: blocks.map(({ block }) =>
      block.kind === 'sql' ? { ...block, sql: withoutSemicolon(block.sql) } : block,
    ),
    body: { zh, en: document.twin ? bodyOf(document.twin) : zh },
  }
  return { app, problems: [] }
}

function inOrder(problems: readonly AppProblem[]): readonly AppProblem[] {
  return problems.toSorted(
    (left, right) => left.place.file.localeCompare(right.place.file) || left.place.line - right.place.line,
  )
}
