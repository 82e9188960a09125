import { check } from './check.ts'
import { fork } from './fork.ts'
import { CommandError, type Io } from './io.ts'
import { publish } from './publish.ts'
import { run } from './run.ts'

const usage = `aladdin: data apps without a browser

  aladdin check <folder>
  aladdin run <folder> [--data alias=file.csv|parquet|duckdb …] [--param name=value …]
                       [--model name=version.json …]
                       [--block name] [--format csv|json|arrow] [--out file]
                       [--today yyyy-mm-dd] [--seed n] [--branch id]
                       [--rows most-of-a-block] [--timeout seconds]
  aladdin publish <folder> --server URL [--token …] [--visibility private|branch|bank]
                           [--app name-of-mine] [--name new-name] [--note text]
  aladdin fork <app> --server URL [--token …] [--version n] [--out folder]

The token may also stand in ALADDIN_TOKEN.
`

const commands: Readonly<Record<string, (io: Io, words: readonly string[]) => Promise<void>>> = {
  check,
  run,
  publish,
  fork,
}

/** Runs one command and gives the exit code: 0 done, 1 refused with a reason, 2 wrong command line. */
export async function main(io: Io, words: readonly string[]): Promise<number> {
  const [name = '', ...rest] = words
  if (['help', '--help', '-h'].includes(name)) {
    io.out(usage)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    io.error(usage.trimEnd())
    return 2
  }
  try {
    await command(io, rest)
    return 0
  } catch (error) {
    io.error(`aladdin ${name}: ${error instanceof Error ? firstLine(error.message) : String(error)}`)
    if (error instanceof CommandError) return error.exitCode
    return isWrongCommandLine(error) ? 2 : 1
  }
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? ''
}

function isWrongCommandLine(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
