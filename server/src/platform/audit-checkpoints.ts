import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { sealOf } from './audit-seal.ts'
import type { Config } from './config.ts'

/** The chain as it ended at one moment, kept outside of the database. */
export interface Checkpoint {
  readonly at: string
  readonly seq: number
  readonly head: string
}

export interface AuditKeeper {
  /** Writes a checkpoint when 1,000 rows or 5 minutes have passed with a new row since the last one. */
  readonly look: () => Promise<void>
  /** Writes a checkpoint when there is any new row. */
  readonly write: () => Promise<void>
}

interface Parts {
  readonly db: Kysely<Database>
  readonly key: Buffer
  readonly file: string
  readonly clock: () => number
}

const mostRows = 1000
const longestMs = 5 * 60_000

/** One line of JSON for each checkpoint, appended and flushed; nothing here ever writes over a line. */
export function checkpointFile(config: Pick<Config, 'dataFolder' | 'auditCheckpointFile'>): string {
  return config.auditCheckpointFile ?? join(config.dataFolder, 'audit-checkpoints.jsonl')
}

/** Notes the head of the chain from time to time, so that an end that was cut off later shows. */
export function createAuditKeeper({ db, key, file, clock }: Parts): AuditKeeper {
  let last: { seq: number; at: number } | undefined
  const note = async (isDue: (seq: number) => boolean) => {
    last ??= { seq: (await readCheckpoints(file, key)).checkpoints.at(-1)?.seq ?? 0, at: 0 }
    const head = await headOf(db)
    if (head === undefined || head.seq <= last.seq || !isDue(head.seq - last.seq)) return
    await append(file, key, { at: new Date(clock()).toISOString(), seq: head.seq, head: head.hash })
    last = { seq: head.seq, at: clock() }
  }
  // one after the other: a second look must know what the first one wrote
  let working: Promise<void> = Promise.resolve()
  const next = (isDue: (rows: number) => boolean) => {
    const noted = working.then(() => note(isDue))
    working = noted.catch(() => undefined)
    return noted
  }
  return {
    look: () => next((rows) => rows >= mostRows || clock() - (last?.at ?? 0) >= longestMs),
    write: () => next(() => true),
  }
}

/** Checkpoints with our seal, and the numbers of lines without: those were changed by someone else. */
export async function readCheckpoints(file: string, key: Buffer) {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  })
  const checkpoints: Checkpoint[] = []
  const foreign: number[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue
    const checkpoint = readLine(line, key)
    if (checkpoint === undefined) foreign.push(index + 1)
    else checkpoints.push(checkpoint)
  }
  return { checkpoints, foreign }
}

function readLine(line: string, key: Buffer): Checkpoint | undefined {
  try {
    const { seal, ...checkpoint } = JSON.parse(line) as Checkpoint & { seal: string } // the seal says that it is ours
    return sealOf(key, checkpoint) === seal ? checkpoint : undefined
  } catch {
    // a line that a power cut left half written proves nothing and hides nothing
    return undefined
  }
}

async function append(file: string, key: Buffer, checkpoint: Checkpoint): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const target = await open(file, 'a', 0o600)
  try {
    await target.write(`${JSON.stringify({ ...checkpoint, seal: sealOf(key, { ...checkpoint }) })}\n`)
    await target.sync()
  } finally {
    await target.close()
  }
}

function headOf(db: Kysely<Database>) {
  return db.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst()
}
