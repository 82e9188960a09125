import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** Names the tab after the screen; the product alone where the screen has no name of its own. */
export function usePageTitle(title?: string): void {
  const brand = useTranslation('shell').t('brand')
  useEffect(() => {
    document.title = title === undefined ? brand : `${title} · ${brand}`
  }, [title, brand])
}
