import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { macOf } from './audit-seal.ts'
import { ConfigError, type Config } from './config.ts'

type Place = Pick<Config, 'dataFolder' | 'auditKeyFile'>

const leastBytes = 32

/**
 * The key of the audit chain, for the server. It never lies in the database: the bank's own file when the setting
 * names one, otherwise `audit.key` in the data folder, made at the first start, for the server's account alone.
 */
export function takeAuditKey(place: Place): Buffer {
  if (place.auditKeyFile === undefined) createKey(ownFile(place))
  return readAuditKey(place)
}

/** The key as it is; makes none. */
export function readAuditKey(place: Place): Buffer {
  const file = place.auditKeyFile ?? ownFile(place)
  const text = readText(file)
  const key = Buffer.from(text, 'hex')
  if (key.length >= leastBytes && key.length * 2 === text.length) return key
  throw new ConfigError(
    `the audit key ${file} is no key: put at least ${leastBytes * 2} hexadecimal digits there, such as "openssl rand -hex 32" gives`,
  )
}

/** Refuses to go on with another key than the one that sealed the chain so far; the first one is remembered. */
export async function checkAuditKey(db: Kysely<Database>, key: Buffer): Promise<void> {
  const name = 'audit_key_fingerprint'
  const value = macOf(key, 'fingerprint of the audit key')
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const known = await db.selectFrom('setting').where('name', '=', name).select('value').executeTakeFirst()
  if (known?.value === value) return
  throw new ConfigError(
    'the audit key is not the one that sealed the audit chain: put the old key back, or restore audit.key from a backup',
  )
}

function ownFile({ dataFolder }: Place): string {
  return join(dataFolder, 'audit.key')
}

function createKey(file: string): void {
  mkdirSync(join(file, '..'), { recursive: true })
  try {
    writeFileSync(file, randomBytes(leastBytes).toString('hex'), { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  if ((statSync(file).mode & 0o077) === 0) return
  throw new ConfigError(
    `the audit key ${file} can be read by others: run "chmod 600 ${file}" and start again`,
  )
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new ConfigError(
      `the audit key ${file} cannot be read: put it there again, or name its place in ALADDIN_AUDIT_KEY_FILE`,
      {
        cause,
      },
    )
  }
}
