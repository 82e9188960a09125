import type { TableShape } from '@aladdin/sdk/node/native/column-shape.ts'

/** Finds the profile of an extract by its key, or has it made. */
export type KnownProfiles = (key: string, make: () => Promise<TableShape>) => Promise<TableShape>

/**
 * Profiles of the extracts that were looked at lately. What has one key has the same rows for ever, so its profile is
 * worked out once, however many look at it at the same time; one that failed is tried again.
 */
export function rememberProfiles(most = 1000): KnownProfiles {
  const known = new Map<string, Promise<TableShape>>()
  return (key, make) => {
    const found = known.get(key)
    if (found !== undefined) return found
    if (known.size >= most) known.clear()
    const made = make()
    known.set(key, made)
    made.catch(() => known.delete(key))
    return made
  }
}
