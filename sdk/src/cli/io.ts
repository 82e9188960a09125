import type { Language, LocalText } from '../contract/text.ts'
import type { Conversion } from '../node/convert.ts'
import type { RunRequest } from '../node/run-in-worker.ts'
import type { RunOutcome } from '../node/run-messages.ts'

/** What a command may touch of the process that runs it; a test hands in its own. */
export interface Io {
  readonly out: (content: string | Uint8Array) => void
  readonly error: (line: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Folder against which paths are read. */
  readonly folder: string
  /** ISO day of a run whose data has none. */
  readonly today: () => string
  readonly fetch: typeof fetch
  /** Writes the `.duckdb` file of a dataset. */
  readonly convert: (conversion: Conversion) => Promise<{ rows: number }>
  readonly run: (request: RunRequest) => Promise<RunOutcome>
}

/** A reason of one line; the command ends with the exit code 1, or 2 for a wrong command line. */
export class CommandError extends Error {
  readonly exitCode: 1 | 2
  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message)
    this.name = 'CommandError'
    this.exitCode = exitCode
  }
}

/** The sentence in the language of the terminal. */
export function sayIn(io: Pick<Io, 'environment'>, text: LocalText): string {
  return text[languageOf(io)].replaceAll(/\s*\n\s*/g, ' ')
}

export function languageOf({ environment }: Pick<Io, 'environment'>): Language {
  const language = environment['LC_ALL'] || environment['LANG'] || ''
  return language.startsWith('zh') ? 'zh' : 'en'
}
