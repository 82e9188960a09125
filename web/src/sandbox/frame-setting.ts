import type { Appearance } from '@aladdin/sdk/bridge/messages.ts'
import { useMemo } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { useTheme } from '../ui/appearance.ts'

/** Where sealed frames come from, as the server wrote it into the page. */
export function frameUrl(): string {
  const address = document.querySelector<HTMLMetaElement>('meta[name="aladdin-runner"]')?.content
  if (address === undefined) throw new Error('the page does not say where frames come from')
  return address
}

/** Language and theme of the page, for a frame. */
export function useAppearance(layout: Appearance['layout'] = 'page'): Appearance {
  const language = useLanguage()
  const theme = useTheme()
  return useMemo(() => ({ language, theme, risingRed: true, layout }), [language, theme, layout])
}
