import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits as text for an address or a header. */
export function createSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret. It is random over its whole length, so a plain hash cannot be searched. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
