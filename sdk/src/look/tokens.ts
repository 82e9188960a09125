/** The one source of colour and measure: CSS variables of the shell, chart options, editor and grid read it. */
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

export type Theme = 'light' | 'dark'

export const colours: Readonly<Record<Theme, Colours>> = {
  light: {
    ink: '#14201f',
    inkSoft: '#48564f',
    inkFaint: '#64716c',
    paper: '#fbfcfb',
    surface: '#ffffff',
    sunken: '#f2f5f3',
    line: '#e3e8e6',
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
    context: '#a9b4b0',
  },
  dark: {
    ink: '#e9ece8',
    inkSoft: '#b4bbb5',
    inkFaint: '#929b95',
    paper: '#141715',
    surface: '#1a1e1c',
    sunken: '#212624',
    line: '#2b312e',
    lineStrong: '#3d4541',
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
    context: '#5f6a65',
  },
}

/** Eight hues that colour-blind readers can tell apart, starting with teal; the same order in every chart. */
export const chartHues: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#0e7a6d', '#d07a1f', '#3f6fb5', '#b8478c', '#7a8b2a', '#6a53a3', '#c24b3a', '#5b6b73'],
  dark: ['#3fb8a6', '#e59a4a', '#7da5e0', '#d983b6', '#b0bf5e', '#a592dc', '#e5877a', '#9aaab2'],
}

export const fonts = {
  text: '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif',
  code: 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Liberation Mono", monospace',
} as const

/** Sizes of text in px: label, body of tools, body of reading, section, title, the one big number. */
export const sizes = { label: 12, tool: 13, reading: 14, section: 16, title: 20, figure: 28 } as const

export const radius = 6
