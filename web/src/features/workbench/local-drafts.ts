import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { LocalCopy } from './draft-conflict.ts'

interface KeptDraft extends LocalCopy {
  /** Person and draft: two persons at one browser never meet each other's texts. */
  readonly key: string
  readonly at: number
}

interface Store extends DBSchema {
  drafts: { key: string; value: KeptDraft }
}

/** What this browser keeps of drafts, so that a killed window loses at most a blink. */
export async function readLocal(key: string): Promise<LocalCopy | undefined> {
  return (await database()).get('drafts', key)
}

export async function writeLocal(key: string, copy: LocalCopy, at: number): Promise<void> {
  await (await database()).put('drafts', { key, ...copy, at })
}

let opened: Promise<IDBPDatabase<Store>> | undefined

function database(): Promise<IDBPDatabase<Store>> {
  opened ??= openDB<Store>('aladdin-drafts', 1, {
    upgrade: (store) => void store.createObjectStore('drafts', { keyPath: 'key' }),
  }).catch((cause: unknown) => {
    // A browser that was short of room may have some again at the next word.
    opened = undefined
    throw cause
  })
  return opened
}
