import type { App, AppFiles } from '@aladdin/sdk/app/app.ts'
import type { checkApp } from '@aladdin/sdk/app/check.ts'
import type { Language } from '@aladdin/sdk/contract/text.ts'
import type { RunOutcome } from '@aladdin/sdk/node/run-messages.ts'
import type { DrawnBlocks, Look } from './first-screen.ts'

/** One for each language. */
export type Pictures = Readonly<Record<Language, string>>

/** The top of an app's page, for a wide screen and for a telephone; null where nothing of it can be drawn. */
export type FirstScreen = { readonly wide: string; readonly narrow: string } | null

export type Checked = ReturnType<typeof checkApp>

export type StudyOrder =
  | { readonly kind: 'check'; readonly files: AppFiles }
  | { readonly kind: 'draw'; readonly app: App; readonly outcome: RunOutcome }
  | { readonly kind: 'screen'; readonly app: App; readonly blocks: DrawnBlocks; readonly look: Look }

/** `ready` comes once, when the thread has read its program. */
export type StudyReply =
  | { readonly ready: true }
  | { readonly result: Checked | Pictures | FirstScreen }
  | { readonly error: string }
