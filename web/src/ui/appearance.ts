import type { Theme } from '@aladdin/sdk/charts/palette.ts'
import { colours, fonts, type Colours } from '@aladdin/sdk/look/tokens.ts'
import { useSyncExternalStore } from 'react'

export type ThemeChoice = Theme | 'system'

const remembered = 'aladdin.theme'
const listeners = new Set<() => void>()
const darkSystem = matchMedia('(prefers-color-scheme: dark)')

/** Paints the page in the theme that was chosen last and follows the system from then on. */
export function startAppearance(): void {
  darkSystem.addEventListener('change', paint)
  for (const [name, value] of Object.entries(fonts)) setVariable(`font-${name}`, value)
  paint()
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(remembered, choice)
  paint()
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, themeChoice)
}

/** The theme that is shown now, whether chosen or the system's. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, shownTheme)
}

function themeChoice(): ThemeChoice {
  const choice = localStorage.getItem(remembered)
  return choice === 'light' || choice === 'dark' ? choice : 'system'
}

function shownTheme(): Theme {
  const choice = themeChoice()
  if (choice !== 'system') return choice
  return darkSystem.matches ? 'dark' : 'light'
}

function paint(): void {
  const theme = shownTheme()
  document.documentElement.dataset['theme'] = theme
  document.documentElement.style.colorScheme = theme
  for (const [name, value] of Object.entries(colours[theme] satisfies Colours)) setVariable(name, value)
  for (const listener of listeners) listener()
}

/** `inkSoft` becomes `--ink-soft`. */
function setVariable(name: string, value: string): void {
  const variable = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  document.documentElement.style.setProperty(variable, value)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
