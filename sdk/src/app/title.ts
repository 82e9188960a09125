import type { LocalText } from '../contract/text.ts'
import type { AppFiles } from './app.ts'
import { normalizeApp } from './normalize.ts'
import { parseApp } from './parse.ts'

/** The title of an app, also of one that is not finished; a text without a readable head has a plain one. */
export function readTitle(files: AppFiles): LocalText {
  const { head } = normalizeApp(parseApp(files).document, {})
  return head?.title ?? { zh: '未命名应用', en: 'Untitled app' }
}
