import { fontFamily, palettes, type Theme } from '../charts/palette.ts'

/** The one source of colour and measure: CSS variables of the shell, editor and grid read it; what pictures need comes from `charts/palette.ts`. */
export interface Colours {
  readonly ink: string
  /** Second and third rank of text; both keep 4.5:1 on every surface of the theme. */
  readonly inkSoft: string
  readonly inkFaint: string
  readonly paper: string
  /** What lies on paper: cards, menus, the top bar. */
  readonly surface: string
  /** What is let into paper: skeletons, wells, table heads. */
  readonly sunken: string
  readonly line: string
  readonly lineStrong: string
  /** The one action colour, its hover, its tint behind a selection, and text on it. */
  readonly teal: string
  readonly tealHover: string
  readonly tealTint: string
  readonly onTeal: string
  /** Only where something was earned. */
  readonly gold: string
  readonly good: string
  readonly warn: string
  readonly warnTint: string
  readonly bad: string
  readonly badTint: string
  /** Context in charts: everything that is not the point. */
  readonly context: string
}

export const colours: Readonly<Record<Theme, Colours>> = {
  light: {
    ink: palettes.light.ink,
    inkSoft: '#48564f',
    inkFaint: '#64716c',
    paper: palettes.light.paper,
    surface: '#ffffff',
    sunken: '#f2f5f3',
    line: palettes.light.line,
    lineStrong: '#cdd5d2',
    teal: '#0e7a6d',
    tealHover: '#0a6458',
    tealTint: '#e7f2f0',
    onTeal: '#ffffff',
    gold: '#c8941a',
    good: '#2e7d4f',
    warn: '#8a5a10',
    warnTint: '#fbf3e3',
    bad: '#b4382f',
    badTint: '#fbecea',
    context: palettes.light.context,
  },
  dark: {
    ink: palettes.dark.ink,
    inkSoft: '#b6c0bc',
    inkFaint: '#94a09c',
    paper: palettes.dark.paper,
    surface: '#1c2322',
    sunken: '#222b29',
    line: '#2b3533',
    lineStrong: '#414d4a',
    teal: '#3fb8a6',
    tealHover: '#5cc9b9',
    tealTint: '#16312d',
    onTeal: '#08211d',
    gold: '#dcae45',
    good: '#62b586',
    warn: '#dba550',
    warnTint: '#332a18',
    bad: '#ec8078',
    badTint: '#3a201e',
    context: palettes.dark.context,
  },
}

export const fonts = {
  text: fontFamily,
  code: 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Liberation Mono", monospace',
} as const

/** Sizes of text in px: label, body of tools, body of reading, section, title, the one big number. */
export const sizes = { label: 12, tool: 13, reading: 14, section: 16, title: 20, figure: 28 } as const

export const radius = 6
