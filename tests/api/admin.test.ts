import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { main } from '@aladdin/server/src/admin/main.ts'
import { recordReceipt } from '@aladdin/server/src/platform/receipts.ts'
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

it('exports list sums files, rows and bytes by person and day, newest day first', async () => {
  const app = await buildTestApp()
  expect((await typeIn(app, 'exports list')).shown).toBe('Nobody has exported anything yet.\n')
  const people = await app.context.db
    .selectFrom('person')
    .innerJoin('position', 'position.person_id', 'person.id')
    .where('person.name', 'in', ['chen.jing', 'zhou.min'])
    .select(['person.name', 'person.id as personId', 'position.id as positionId'])
    .select('position.branch_id as branchId')
    .orderBy('person.name')
    .execute()
  const [jing, min] = people
  const leave = async (holder: typeof jing, rows: number) =>
    app.context.db.transaction().execute((trx) =>
      recordReceipt(trx, holder!, {
        id: app.context.newId(),
        kind: 'export',
        at: app.now(),
        datasets: [],
        place: 'server',
        rows,
        bytes: rows * 10,
        format: 'csv',
      }),
    )
  await leave(jing, 5)
  await leave(jing, 7)
  app.wait(14 * 3_600_000)
  await leave(min, 100)
  const { code, shown } = await typeIn(app, 'exports list')
  expect(code).toBe(0)
  expect(shown.trimEnd().split('\n')).toEqual([
    'day\tperson\tbranch\tfiles\trows\tbytes',
    `2026-03-03\tzhou.min\t${min!.branchId}\t1\t100\t1000`,
    `2026-03-02\tchen.jing\t${jing!.branchId}\t2\t12\t120`,
  ])
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
