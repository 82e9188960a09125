import type { Language, LocalText } from '@aladdin/sdk/contract/text.ts'
import i18next from 'i18next'
import { useCallback } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { zh } from './zh.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell'
    resources: typeof zh
  }
}

const remembered = 'aladdin.language'

/** The language that was chosen last in this browser; Chinese at first. */
export function rememberedLanguage(): Language {
  return localStorage.getItem(remembered) === 'en' ? 'en' : 'zh'
}

/** Loads the words of the language that was chosen last (Chinese at first); call it once, before drawing. */
export async function startLanguage(): Promise<void> {
  const language = rememberedLanguage()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'shell',
    resources: { [language]: await wordsOf(language) },
    interpolation: { escapeValue: false },
  })
  markDocument(language)
}

/** Switches every screen at once, without a reload. */
export async function changeLanguage(language: Language): Promise<void> {
  for (const [namespace, words] of Object.entries(await wordsOf(language))) {
    i18next.addResourceBundle(language, namespace, words)
  }
  await i18next.changeLanguage(language)
  localStorage.setItem(remembered, language)
  markDocument(language)
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh'
}

/** The text of a label or sentence in the present language. */
export function useLocal(): (text: LocalText) => string {
  const language = useLanguage()
  return useCallback((text) => text[language] || text.zh, [language])
}

async function wordsOf(language: Language): Promise<typeof zh> {
  return language === 'zh' ? (await import('./zh.ts')).zh : (await import('./en.ts')).en
}

function markDocument(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}
