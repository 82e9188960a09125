import type { AppFiles } from '@aladdin/sdk/app/app.ts'

/** A draft's files as one place holds them. */
export interface Copy {
  readonly files: AppFiles
  /** The server's revision that the files are, or were made from. */
  readonly revision: number
}

/** What this browser kept of a draft. */
export interface LocalCopy extends Copy {
  /** Whether the server has not confirmed these files. */
  readonly isUnsaved: boolean
}

/**
 * What to open: the server's files, what this browser kept when it was closed or killed, or a choice of the author
 * because both went on from the same revision. Nothing that somebody wrote is ever dropped without being asked.
 */
export function onOpen(local: LocalCopy | undefined, server: Copy): 'server' | 'local' | 'choose' {
  if (local === undefined || !local.isUnsaved || sameFiles(local.files, server.files)) return 'server'
  return local.revision === server.revision ? 'local' : 'choose'
}

/**
 * What to do when the server holds a revision that this window has not seen: take it where nothing would be lost,
 * go on from it where both are equal, otherwise let the author choose.
 */
export function onNewerRevision(mine: {
  readonly files: AppFiles
  /** As the server last confirmed them to this window. */
  readonly confirmed: AppFiles
  readonly theirs: AppFiles
}): 'same' | 'theirs' | 'mine' | 'choose' {
  if (sameFiles(mine.files, mine.theirs)) return 'same'
  if (sameFiles(mine.files, mine.confirmed)) return 'theirs'
  if (sameFiles(mine.theirs, mine.confirmed)) return 'mine'
  return 'choose'
}

export function sameFiles(one: AppFiles, other: AppFiles): boolean {
  const paths = Object.keys(one)
  return paths.length === Object.keys(other).length && paths.every((path) => one[path] === other[path])
}
