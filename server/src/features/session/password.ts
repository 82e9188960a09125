import { hash, verify } from '@node-rs/argon2'

/** Hashes with argon2id at OWASP's parameters. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

/** Whether the password is the hashed one. Without a hash it takes as long, so that no one learns which names exist. */
export async function isPassword(password: string, hashed: string | null | undefined): Promise<boolean> {
  if (typeof hashed === 'string') return verify(hashed, password)
  hashOfNobody ??= hashPassword('no password has this hash')
  await verify(await hashOfNobody, password)
  return false
}

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
let hashOfNobody: Promise<string> | undefined
