import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Environment variable with the folder where the files of a run keep the demo bank for one another. */
export const bankShelf = 'ALADDIN_BANK_SHELF'

let folder: string | undefined

/** An empty shelf: a run of files that need no bank makes none. */
export async function setup(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-shelf-'))
  process.env[bankShelf] = folder
}

export async function teardown(): Promise<void> {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
}
