import type { Transaction } from 'kysely'
import { pinyin } from 'pinyin-pro'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Database } from '../../database/schema.ts'

/** The name that a new app gets in addresses: the author's wish when it is free, else one made from the title. */
export async function chooseAppName(
  trx: Transaction<Database>,
  { wish, title }: { wish: string | undefined; title: string },
): Promise<string> {
  if (wish !== undefined) {
    const taken = await trx.selectFrom('app').where('name', '=', wish).select('id').executeTakeFirst()
    if (taken !== undefined) throw problem('name-taken', { name: wish })
    return wish
  }
  const base = toAppName(title)
  const rows = await trx.selectFrom('app').where('name', 'like', `${base}%`).select('name').execute()
  const taken = new Set(rows.map((row) => row.name))
  let name = base
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`
  return name
}

/** Letters, digits and hyphens of a title, Chinese by its sound: `ATM 现金预测` → `atm-xian-jin-yu-ce`. */
export function toAppName(title: string): string {
  const name = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join(' ')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '')
  return name.length > 1 ? name : `app-${name}`.replace(/-$/, '-1')
}
