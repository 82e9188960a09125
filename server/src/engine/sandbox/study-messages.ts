import type { App, AppFiles } from '@aladdin/sdk/app/app.ts'
import type { checkApp } from '@aladdin/sdk/app/check.ts'
import type { Language } from '@aladdin/sdk/contract/text.ts'
import type { RunOutcome } from '@aladdin/sdk/node/run-messages.ts'

/** One for each language. */
export type Pictures = Readonly<Record<Language, string>>

export type Checked = ReturnType<typeof checkApp>

export type StudyOrder =
  | { readonly kind: 'check'; readonly files: AppFiles }
  | { readonly kind: 'draw'; readonly app: App; readonly outcome: RunOutcome }

/** `ready` comes once, when the thread has read its program. */
export type StudyReply =
  | { readonly ready: true }
  | { readonly result: Checked | Pictures }
  | { readonly error: string }
