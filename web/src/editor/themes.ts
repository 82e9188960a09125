import type { Theme } from '@aladdin/sdk/charts/palette.ts'
import { colours, type Colours } from '@aladdin/sdk/look/tokens.ts'
import type { editor } from 'monaco-editor/editor'

/** The editor in the house's colours; teal is what the platform knows, the rest stays quiet. */
export const themes: Readonly<Record<Theme, editor.IStandaloneThemeData>> = {
  light: themeOf('vs', colours.light),
  dark: themeOf('vs-dark', colours.dark),
}

function themeOf(base: 'vs' | 'vs-dark', colour: Colours): editor.IStandaloneThemeData {
  const rule = (token: string, foreground: string, fontStyle?: string): editor.ITokenThemeRule => ({
    token,
    foreground: foreground.slice(1),
    ...(fontStyle === undefined ? {} : { fontStyle }),
  })
  return {
    base,
    inherit: true,
    rules: [
      rule('', colour.ink),
      rule('identifier', colour.ink),
      rule('keyword', colour.teal),
      rule('keyword.optional', colour.warn, 'bold'),
      rule('predefined', colour.good),
      rule('type', colour.teal),
      rule('string', colour.warn),
      rule('number', colour.warn),
      rule('variable', colour.bad),
      rule('comment', colour.inkFaint, 'italic'),
      rule('meta', colour.inkFaint),
      rule('heading', colour.ink, 'bold'),
      rule('strong', colour.ink, 'bold'),
      rule('operator', colour.inkSoft),
      rule('delimiter', colour.inkSoft),
    ],
    colors: {
      'editor.background': colour.surface,
      'editor.foreground': colour.ink,
      'editorLineNumber.foreground': colour.inkFaint,
      'editorLineNumber.activeForeground': colour.ink,
      'editor.lineHighlightBackground': colour.sunken,
      'editor.lineHighlightBorder': colour.sunken,
      'editor.selectionBackground': `${colour.teal}33`,
      'editor.inactiveSelectionBackground': `${colour.teal}1f`,
      'editorCursor.foreground': colour.teal,
      'editorIndentGuide.background1': colour.line,
      'editorIndentGuide.activeBackground1': colour.lineStrong,
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [bracketOf(level), colour.inkSoft])),
      'editorError.foreground': colour.bad,
      'editorWarning.foreground': colour.warn,
      'editorWidget.background': colour.surface,
      'editorWidget.border': colour.lineStrong,
      'editorSuggestWidget.background': colour.surface,
      'editorSuggestWidget.border': colour.lineStrong,
      'editorSuggestWidget.foreground': colour.ink,
      'editorSuggestWidget.selectedBackground': colour.tealTint,
      'editorSuggestWidget.selectedForeground': colour.ink,
      'editorSuggestWidget.highlightForeground': colour.teal,
      'editorSuggestWidget.focusHighlightForeground': colour.teal,
      'editorHoverWidget.background': colour.surface,
      'editorHoverWidget.border': colour.lineStrong,
      'editorBracketMatch.background': colour.tealTint,
      'editorBracketMatch.border': colour.teal,
      'diffEditor.insertedTextBackground': `${colour.good}26`,
      'diffEditor.removedTextBackground': `${colour.bad}26`,
      'scrollbarSlider.background': `${colour.inkFaint}33`,
      'scrollbarSlider.hoverBackground': `${colour.inkFaint}55`,
      focusBorder: colour.teal,
    },
  }
}

/** Brackets say little here: all levels look alike. */
function bracketOf(level: number): string {
  return `editorBracketHighlight.foreground${level}`
}
