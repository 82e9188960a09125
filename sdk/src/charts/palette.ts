export type Theme = 'light' | 'dark'

/** Colours of a picture. The hues begin with the house's teal and stay apart for colour-blind eyes. */
export interface Palette {
  readonly hues: readonly string[]
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly paper: string
  readonly context: string
  /** From little to much, for heat. */
  readonly ramp: readonly string[]
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    hues: ['#0E7A6D', '#D9822B', '#4A5FB0', '#C2577E', '#4FA3D1', '#8A8F2A', '#7B4F8E', '#A0623A'],
    ink: '#14201F',
    soft: '#5C6B68',
    line: '#E3E8E6',
    paper: '#FBFCFB',
    context: '#A9B4B1',
    ramp: ['#EAF3F1', '#B5D9D2', '#6FB5A9', '#2B8C7E', '#0A5A50'],
  },
  dark: {
    hues: ['#3DB5A3', '#F0A45A', '#8494E0', '#E384A6', '#7CC0E8', '#B5BA55', '#AE83C2', '#CB9068'],
    ink: '#EEF1EF',
    soft: '#9CA8A4',
    line: '#33403D',
    paper: '#171D1C',
    context: '#6B7774',
    ramp: ['#1E2F2C', '#1F5048', '#237A6D', '#3DB5A3', '#A5E3D8'],
  },
}

// Single quotes: ECharts puts the list into an SVG attribute unescaped.
export const fontFamily =
  "'PingFang SC','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',system-ui,sans-serif"

export function hueOf(palette: Palette, index: number): string {
  return palette.hues[index % palette.hues.length] ?? palette.ink
}
