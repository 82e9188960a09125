import type { Language } from '@aladdin/sdk/contract/text.ts'
import type * as Setting from './monaco.ts'

/** Fetches the editor once per page. Its own words come first, because it reads them while it starts. */
export function loadMonaco(language: Language): Promise<typeof Setting> {
  loading ??= load(language).catch((cause: unknown) => {
    loading = undefined
    throw cause
  })
  return loading
}

/** Fetches the editor before there is a text to show: it takes longer than the text. */
export function fetchEditor(language: Language): void {
  // the desk stands on the editor, which must not be read before its words
  loadMonaco(language)
    .then(() => import('./open-desk.ts'))
    // whoever opens the editor tries again and says what is wrong
    .catch(() => {})
}

let loading: Promise<typeof Setting> | undefined

async function load(language: Language): Promise<typeof Setting> {
  if (language === 'zh') await import('monaco-editor/nls/lang/zh-cn')
  return import('./monaco.ts')
}
