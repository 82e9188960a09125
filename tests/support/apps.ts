import type { Draft } from '@aladdin/sdk/contract/workbench.ts'
import type { Answer } from './test-app.ts'
import type { Browser } from './sign-in.ts'

/** Begins a blank draft and saves these files into it. */
export async function draftWith(
  browser: Pick<Browser, 'ask'>,
  files: Record<string, string>,
): Promise<{ id: string; revision: number }> {
  const draft = (await browser.ask('POST', '/api/drafts', { from: 'blank' })).json<Draft>()
  const saved = await browser.ask('PUT', `/api/drafts/${draft.id}`, { revision: draft.revision, files })
  return { id: draft.id, revision: saved.json<{ revision: number }>().revision }
}

/** Publishes a draft; the answer is for the test to judge. */
export function publishDraft(
  browser: Pick<Browser, 'ask'>,
  draft: { id: string; revision: number },
  visibility: 'private' | 'branch' | 'bank',
): Promise<Answer> {
  return browser.ask('POST', `/api/drafts/${draft.id}/publication`, { revision: draft.revision, visibility })
}

/** The code of a refusal. */
export function codeOf(answer: Answer): string {
  return answer.json<{ code: string }>().code
}
