import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'

export const ExtractEntry = Type.Object(
  { hash: Type.String({ pattern: '^[0-9a-f]{64}$' }), bytes: Type.Integer(), rows: Type.Integer() },
  { additionalProperties: false },
)
export type ExtractEntry = Static<typeof ExtractEntry>

/** Which blob holds the extract of an entitlement key. Losing an entry costs the time to write the extract again. */
export interface ExtractIndex {
  find(key: string): Promise<ExtractEntry | undefined>
  save(key: string, entry: ExtractEntry): Promise<void>
  remove(key: string): Promise<void>
  /** Keys that nobody has asked for since a moment. */
  listUnasked(since: number): Promise<readonly string[]>
}

/** How exactly it is known when a key was asked for last. */
const askedEveryMs = 3_600_000

/** An index of one small file per key: extracts can be made again, so they need no place in the database. */
export async function openExtractIndex(
  folder: string,
  clock: () => number = Date.now,
): Promise<ExtractIndex> {
  await mkdir(folder, { recursive: true })
  const path = (key: string) => {
    if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('not the key of an entitlement')
    return join(folder, `${key}.json`)
  }
  return {
    async find(key) {
      const text = await readFile(path(key), 'utf8').catch(() => undefined)
      if (text === undefined) return undefined
      await noteAsked(path(key), clock())
      const entry = parseJson(text)
      return Value.Check(ExtractEntry, entry) ? entry : undefined
    },
    async save(key, entry) {
      const part = join(folder, `${randomUUID()}.part`)
      const file = await open(part, 'wx')
      try {
        await file.writeFile(JSON.stringify(entry))
        await file.sync()
      } finally {
        await file.close()
      }
      await utimes(part, clock() / 1000, clock() / 1000)
      await rename(part, path(key))
    },
    async remove(key) {
      await rm(path(key), { force: true })
    },
    async listUnasked(since) {
      const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
      const found: string[] = []
      for (const name of names) {
        const file = await stat(join(folder, name)).catch(() => undefined)
        if (file !== undefined && file.mtimeMs < since) found.push(name.slice(0, 64))
      }
      return found
    },
  }
}

/** An entry's time of change is when it was asked for last. */
async function noteAsked(path: string, now: number): Promise<void> {
  const file = await stat(path).catch(() => undefined)
  if (file === undefined || now - file.mtimeMs < askedEveryMs) return
  // swept in the same moment, it is written again
  await utimes(path, now / 1000, now / 1000).catch(() => undefined)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
