import type { QueryClient } from '@tanstack/react-query'
import { appNamePattern } from '@aladdin/sdk/contract/app-name-pattern.ts'
import { fetchEditor } from './editor/load-monaco.ts'
import { answerQuery } from './features/app-page/answer-query.ts'
import { appQuery, runQuery } from './features/app-page/queries.ts'
import { rememberedLanguage } from './i18n/language.ts'
import { prepareSpare } from './sandbox/spare.ts'
import { sessionQuery } from './session.ts'
import { isNarrow } from './ui/narrow.ts'

/**
 * An address asks at once for what its page would ask for one after the other. An app's: a frame with an engine, who
 * looks, the app, its screen, and the run itself; a draft's: who writes, and the editor. Failures are told when the
 * page asks for the same.
 */
export function hurry({ pathname, search }: Location, client: QueryClient): void {
  const [, place, name, , version] = pathname.split('/')
  if (name === undefined || (place !== 'apps' && place !== 'workbench')) return
  const session = client.fetchQuery(sessionQuery)
  if (place === 'workbench') {
    // the text comes before its picture: an engine that starts now would keep the editor waiting
    if (!isNarrow()) fetchEditor(rememberedLanguage())
    return void session.catch(() => undefined)
  }
  // the name of an app needs no decoding; an address that does is for its page to refuse
  if (!new RegExp(appNamePattern).test(name)) return void session.catch(() => undefined)
  prepareSpare()
  void client.prefetchQuery(appQuery(name))
  void import('./features/app-page/app-page.tsx')
  const open = async (): Promise<void> => {
    const { position } = await session
    const parameters = Object.fromEntries(new URLSearchParams(search))
    const run = { name, version: version === undefined ? undefined : Number(version), parameters }
    const opening = { ...run, position: position.id }
    await Promise.all([client.prefetchQuery(answerQuery(opening)), client.prefetchQuery(runQuery(opening))])
  }
  open().catch(() => undefined)
}
