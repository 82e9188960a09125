import { join, resolve } from 'node:path'

/** Everything that the environment decides, checked once at start. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  /** Public origin of the host page; absent on loopback, where the address that was asked is taken. */
  readonly origin?: string
  readonly isDemo: boolean
  /** Wildcard host of the runner frames, such as `*.run.bank.example`; absent on loopback. */
  readonly runnerHost?: string
  /** File with the key of the audit chain; absent: `audit.key` in the data folder. */
  readonly auditKeyFile?: string
  /** File to which checkpoints of the audit chain are appended; absent: one in the data folder. */
  readonly auditCheckpointFile?: string
  /** Rows that one person may export in a day of the bank. */
  readonly exportRowsPerDay: number
  /** Where the built pages lie. */
  readonly webFolder: string
}

/** A setting is wrong; the message says which one and what to write instead. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the `ALADDIN_…` settings; throws `ConfigError` at the first one that cannot be used. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const host = environment['ALADDIN_HOST'] ?? '127.0.0.1'
  const origin = readOrigin(environment['ALADDIN_ORIGIN'])
  const runnerHost = readRunnerHost(environment['ALADDIN_RUNNER_HOST'])
  if (origin === undefined && !isLoopback(host)) {
    throw new ConfigError(
      `ALADDIN_HOST is ${host}, so others can reach this server: set ALADDIN_ORIGIN to the address they use, such as https://aladdin.bank.example`,
    )
  }
  return {
    host,
    port: readPort(environment['ALADDIN_PORT']),
    dataFolder: resolve(environment['ALADDIN_DATA'] ?? './data'),
    ...(origin === undefined ? {} : { origin }),
    isDemo: readFlag('ALADDIN_DEMO', environment['ALADDIN_DEMO']),
    ...(runnerHost === undefined ? {} : { runnerHost }),
    ...readFile('auditKeyFile', environment['ALADDIN_AUDIT_KEY_FILE']),
    ...readFile('auditCheckpointFile', environment['ALADDIN_AUDIT_CHECKPOINTS']),
    exportRowsPerDay: readCount(
      'ALADDIN_EXPORT_ROWS_PER_DAY',
      environment['ALADDIN_EXPORT_ROWS_PER_DAY'],
      100_000,
    ),
    webFolder: join(import.meta.dirname, '../../../web/dist'),
  }
}

export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '')
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}

function readFile<TName extends string>(
  name: TName,
  text: string | undefined,
): Partial<Record<TName, string>> {
  // a computed name widens to any text
  return text === undefined || text === '' ? {} : ({ [name]: resolve(text) } as Record<TName, string>)
}

function readPort(text = '8080'): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new ConfigError(
    `ALADDIN_PORT is "${text}": write a number from 0 to 65535, where 0 means any free port`,
  )
}

function readCount(name: string, text: string | undefined, usual: number): number {
  if (text === undefined || text === '') return usual
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new ConfigError(`${name} is "${text}": write a whole number, such as ${usual}`)
}

function readFlag(name: string, text = '0'): boolean {
  if (text === '1' || text === '0') return text === '1'
  throw new ConfigError(`${name} is "${text}": write 1 or 0`)
}

function readOrigin(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  if (!URL.canParse(text) || new URL(text).origin !== text) {
    throw new ConfigError(
      `ALADDIN_ORIGIN is "${text}": write scheme, host and port only, such as https://aladdin.bank.example`,
    )
  }
  const { protocol, hostname } = new URL(text)
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) return text
  throw new ConfigError(
    `ALADDIN_ORIGIN is "${text}": anything but this machine itself must be reached by https`,
  )
}

function readRunnerHost(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  if (/^\*(\.[a-z0-9-]+)+(:\d{1,5})?$/.test(text)) return text
  throw new ConfigError(`ALADDIN_RUNNER_HOST is "${text}": write a wildcard host such as *.run.bank.example`)
}
