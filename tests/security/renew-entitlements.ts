import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { it } from 'vitest'
import { buildDemoBank } from '../support/demo-bank.ts'
import { meetAll } from './entitlements.ts'

/** Writes the table of expectations anew; read the difference before committing it. */
it('renews the table of expectations', async () => {
  const app = await buildDemoBank()
  const text = JSON.stringify(await meetAll(app), undefined, 2)
  await writeFile(join(import.meta.dirname, 'entitlements.expected.json'), `${text}\n`)
  await app.close()
}, 600_000)
