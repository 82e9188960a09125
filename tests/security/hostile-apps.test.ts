import { expect, it } from 'vitest'
import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { codeOf, draftWith, publishDraft } from '../support/apps.ts'
import { signInAs } from '../support/sign-in.ts'
import { buildTestApp } from '../support/test-app.ts'

function appOf(body: string): AppFiles {
  return {
    'app.md': `---\nformat: 1\ntitle: { zh: 应用, en: App }\nsummary: { zh: 要, en: S }\ntopic: channels\ndatasets: {}\n---\n# {title}\n\n${body}\n`,
  }
}

// a query that nothing shows is not run
const sql = (text: string) => appOf(`\`\`\`sql a\n${text}\n\`\`\`\n\n\`\`\`table shown\ndata: a\n\`\`\``)

it.each([
  [
    'never ends',
    sql('select count(*) as n from range(2000000) a, range(2000000) b where hash(a.range, b.range) % 7 = 3'),
    'app-run-too-long',
  ],
])(
  'an app that %s is refused, others are served meanwhile, and the next one is published',
  async (_what, files, code) => {
    const app = await buildTestApp()
    const author = await signInAs(app, 'chen.jing')
    const colleague = await signInAs(app, 'zhou.min')
    const draft = await draftWith(author, files)
    const refused = publishDraft(author, draft, 'private')
    const served = await colleague.ask('GET', '/api/drafts')
    const own = await author.ask('GET', '/api/drafts')
    expect([served.statusCode, own.statusCode]).toEqual([200, 200])
    const second = await publishDraft(author, draft, 'private')
    expect(codeOf(second)).toBe('busy')
    expect(codeOf(await refused)).toBe(code)
    const good = await publishDraft(author, await draftWith(author, sql('select 1 as x')), 'private')
    expect(good.statusCode).toBe(200)
  },
  180_000,
)

it('an app whose text would take half a minute to read is refused before it is read', async () => {
  const app = await buildTestApp()
  const author = await signInAs(app, 'chen.jing')
  const refused = await publishDraft(
    author,
    await draftWith(author, appOf('- a\n'.repeat(125_000))),
    'private',
  )
  expect(codeOf(refused)).toBe('app-broken')
  expect(refused.body).toContain('text-too-long')
})
