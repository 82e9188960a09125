import { readFile } from 'node:fs/promises'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Published } from '@aladdin/sdk/contract/publishing.ts'
import { cashApp } from '../support/datasets.ts'
import type { Visitor } from './visitor.ts'

const template = join(import.meta.dirname, '../../app-templates/atm-cash-forecast')

/** Publishes an app of one query and one chart over the bank's daily cash; answers its name. */
export function publishSmallApp(author: Visitor): Promise<string> {
  return publish(author, cashApp('atm_cash_daily', { title: '每日取款' }))
}

/** Publishes the ATM template as it is; answers its name. */
export async function publishTemplate(author: Visitor): Promise<string> {
  const queries = readdirSync(join(template, 'queries')).map((name) => `queries/${name}`)
  const paths = ['app.md', 'app.en.md', ...queries]
  const files = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(template, path), 'utf8')] as const),
  )
  return publish(author, Object.fromEntries(files))
}

async function publish(author: Visitor, files: Record<string, string>): Promise<string> {
  const published = await author.ask<Published>('POST', '/api/apps', { files, visibility: 'bank' })
  return published.name
}
