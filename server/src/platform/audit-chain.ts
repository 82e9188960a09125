import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { createAuditKeeper, readCheckpoints, type AuditKeeper } from './audit-checkpoints.ts'
import { verifyAudit, type AuditVerdict } from './verify-audit.ts'

export interface AuditReport {
  readonly verdict: AuditVerdict
  /** Checkpoints with our seal. */
  readonly checkpoints: number
  /** Lines of the checkpoint file that we did not write, from 1. */
  readonly foreignLines: readonly number[]
}

/** The chain of the audit as a whole: rows are added with `recordAudit`, in the transaction of what they tell. */
export interface AuditChain extends AuditKeeper {
  readonly verify: () => Promise<AuditReport>
}

interface Parts {
  readonly db: Kysely<Database>
  readonly key: Buffer
  /** Of the checkpoints. */
  readonly file: string
  readonly clock: () => number
}

export function createAuditChain(parts: Parts): AuditChain {
  return {
    ...createAuditKeeper(parts),
    async verify() {
      const { checkpoints, foreign } = await readCheckpoints(parts.file, parts.key)
      const verdict = await verifyAudit(parts.db, { key: parts.key, checkpoints })
      return { verdict, checkpoints: checkpoints.length, foreignLines: foreign }
    },
  }
}

const everyMs = 10_000

/** Looks after the checkpoints while the server runs; gives what ends that, with a last checkpoint. */
export function keepCheckpoints(chain: AuditKeeper, failed: (error: unknown) => void): () => Promise<void> {
  const timer = setInterval(() => void chain.look().catch(failed), everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await chain.write().catch(failed)
  }
}
