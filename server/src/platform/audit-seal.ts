import { createHmac } from 'node:crypto'
import { toCanonicalJson } from './canonical-json.ts'

/** What the first row of the chain follows. */
export const firstHash = '0'.repeat(64)

/** HMAC-SHA-256 of a text. Whoever has the database but not the key cannot make one. */
export function macOf(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex')
}

/** Seal of a value under the audit key: of a row without its own hash, or of a checkpoint. */
export function sealOf(key: Buffer, value: Readonly<Record<string, unknown>>): string {
  return macOf(key, toCanonicalJson(value))
}
