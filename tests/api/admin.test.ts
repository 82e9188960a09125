import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { main } from '@aladdin/server/src/admin/main.ts'
import { signInAs } from '../support/sign-in.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

/** Types a command on the server of a bank and gives what the terminal shows. */
async function typeIn(app: Pick<TestApp, 'context'>, words: string, language = 'en_GB.UTF-8') {
  let shown = ''
  const code = await main(
    {
      out: (text) => void (shown += text),
      error: (line) => void (shown += line),
      environment: { ALADDIN_DATA: app.context.config.dataFolder, LANG: language },
    },
    words.split(' '),
  )
  return { code, shown }
}

it('audit verify says in the language of the terminal that the chain is sound, while the server goes on', async () => {
  const app = await buildTestApp()
  for (const name of ['chen.jing', 'zhou.min', 'xu.lin']) await signInAs(app, name)
  expect(await typeIn(app, 'audit verify')).toMatchObject({
    code: 0,
    shown: expect.stringMatching(/^The audit chain is sound: 3 rows, in agreement with 0 checkpoints/),
  })
  expect((await typeIn(app, 'audit verify', 'zh_CN.UTF-8')).shown).toContain('审计链完整：3 条记录')
})

it('audit verify names the first bad row and ends with what to do', async () => {
  const app = await buildTestApp()
  for (const name of ['chen.jing', 'zhou.min', 'xu.lin']) await signInAs(app, name)
  await sql`drop trigger audit_is_never_changed`.execute(app.context.db)
  await sql`update audit set action = 'x' where seq = 2`.execute(app.context.db)
  const { code, shown } = await typeIn(app, 'audit verify')
  expect(code).toBe(1)
  expect(shown).toContain('The seal of row 2 does not fit')
  expect(shown).toContain('tell the auditors')
})

it('a wrong command line and a wrong folder are answered with the way on', async () => {
  const app = await buildTestApp({ demo: false })
  expect(await typeIn(app, 'audit')).toMatchObject({
    code: 2,
    shown: expect.stringContaining('audit verify'),
  })
  const nowhere = { context: { ...app.context, config: { ...app.context.config, dataFolder: '/nowhere' } } }
  expect(await typeIn(nowhere, 'audit verify')).toEqual({
    code: 1,
    shown:
      'aladdin-admin: there is no database of Aladdin in /nowhere: set ALADDIN_DATA to the server’s data folder',
  })
})
