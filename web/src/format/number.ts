import type { NumberFormat } from '@aladdin/sdk/app/app.ts'
import { formatNumber } from '@aladdin/sdk/format/number.ts'
import { useCallback } from 'react'
import { useLanguage } from '../i18n/language.ts'

/** Writes numbers in the present language: 1.2万 or 12k. */
export function useNumber(): (value: number | null | undefined, format?: NumberFormat) => string {
  const language = useLanguage()
  return useCallback((value, format = 'auto') => formatNumber(value, { format, language }), [language])
}
