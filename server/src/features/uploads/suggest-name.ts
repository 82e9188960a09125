import type { Kysely } from 'kysely'
import { pinyin } from 'pinyin-pro'
import type { Database } from '../../database/schema.ts'

/** A free dataset name made from a title: `我的 ATM.csv` → `wo_de_atm`, with a number when it is taken. */
export async function suggestName(db: Kysely<Database>, title: string): Promise<string> {
  const name = toDatasetName(title)
  const rows = await db.selectFrom('dataset').where('name', 'like', `${name}%`).select('name').execute()
  const taken = new Set(rows.map((row) => row.name))
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name}_${number}`)) number += 1
  return `${name}_${number}`
}

/** Letters, digits and underscores of a title, Chinese by its sound. */
export function toDatasetName(title: string): string {
  const sounds = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join(' ')
  const name = sounds
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 50)
  return /^[a-z]/.test(name) && name.length > 1 ? name : `data_${name}`.replace(/_$/, '')
}
