import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** Refuses everyone but the head office, whose rows are all rows: only it speaks for the whole bank. */
export async function requireHeadOffice({ db }: Context, viewer: Viewer): Promise<void> {
  const branch = await db
    .selectFrom('branch')
    .where('id', '=', viewer.branchId)
    .select('kind')
    .executeTakeFirst()
  if (branch?.kind === 'head') return
  throw problem('not-allowed', {
    right: { zh: '总行：向全行发布模型', en: 'head office: publish a model for the whole bank' },
    grantedBy: { zh: '总行分析员', en: 'an analyst of the head office' },
  })
}
