import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sayIn } from '@aladdin/sdk/cli/io.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import type { Kysely } from 'kysely'
import { openForReading } from '../database/connection.ts'
import type { Database } from '../database/schema.ts'
import { ConfigError, readConfig, type Config } from '../platform/config.ts'
import { auditVerify } from './audit-verify.ts'
import { listExports } from './list-exports.ts'

/** What a command may touch of the process that runs it; a test hands in its own. */
export interface AdminIo {
  readonly out: (text: string) => void
  readonly error: (line: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** What every command gets. It reads beside the server, which may go on working. */
export interface Desk {
  readonly db: Kysely<Database>
  readonly config: Config
  readonly say: (text: LocalText) => void
  readonly out: (text: string) => void
}

/** Gives the exit code: 0 done and in order, 1 something is wrong. */
type Command = (desk: Desk, words: readonly string[]) => Promise<number>

const commands: Readonly<Record<string, Command>> = {
  'audit verify': auditVerify,
  'exports list': listExports,
}

const usage: LocalText = {
  zh: `aladdin-admin：在服务器上查看一家银行的阿拉丁，只读；设置与服务器相同（ALADDIN_DATA 等）

  aladdin-admin audit verify    检查审计链，指出第一条不对的记录
  aladdin-admin exports list    按人和日期列出导出的文件数与行数
`,
  en: `aladdin-admin: looks at the Aladdin of a bank, on its server, and changes nothing; settings as the server has them (ALADDIN_DATA and others)

  aladdin-admin audit verify    checks the audit chain and names the first row that is wrong
  aladdin-admin exports list    files and rows that were exported, by person and day
`,
}

/** Runs one command and gives the exit code: 0 in order, 1 not, 2 wrong command line. */
export async function main(io: AdminIo, words: readonly string[]): Promise<number> {
  const [noun = '', verb = '', ...rest] = words
  const print = (text: LocalText) => (sayIn(io, { zh: 'zh', en: 'en' }) === 'zh' ? text.zh : text.en)
  const command = commands[`${noun} ${verb}`]
  if (command === undefined) {
    const wantsHelp = ['help', '--help', '-h'].includes(noun)
    if (wantsHelp) io.out(print(usage))
    else io.error(print(usage).trimEnd())
    return wantsHelp ? 0 : 2
  }
  try {
    const config = readConfig(io.environment)
    const db = openBank(config, print)
    try {
      return await command({ db, config, say: (text) => io.out(`${print(text)}\n`), out: io.out }, rest)
    } finally {
      await db.destroy()
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    io.error(`aladdin-admin: ${error.message}`)
    return 1
  }
}

function openBank({ dataFolder }: Config, print: (text: LocalText) => string): Kysely<Database> {
  const file = join(dataFolder, 'aladdin.sqlite')
  if (existsSync(file)) return openForReading(file)
  throw new ConfigError(
    print({
      zh: `${dataFolder} 里没有阿拉丁的数据库。请把 ALADDIN_DATA 设为服务器的数据文件夹。`,
      en: `there is no database of Aladdin in ${dataFolder}: set ALADDIN_DATA to the server’s data folder`,
    }),
  )
}
