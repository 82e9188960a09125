import type { Figure } from './figure.ts'

/** Prints what | must | measured | verdict, with a note on each. */
export function printTable(figures: readonly (Figure & { readonly load: number })[]): void {
  const rows = figures.map(({ what, most, measured, unit, note, load }) => ({
    what,
    must: most === undefined ? '–' : `≤ ${most} ${unit}`,
    measured: `${printNumber(measured, unit)} ${unit}`,
    verdict: most === undefined ? '–' : verdictOf(measured, most),
    load: load.toFixed(1),
    note,
  }))
  const head = {
    what: 'what',
    must: 'must',
    measured: 'measured',
    verdict: 'ratio',
    load: 'load',
    note: 'note',
  }
  const keys = ['what', 'must', 'measured', 'verdict', 'load'] as const
  const widths = keys.map((key) => Math.max(...[head, ...rows].map((row) => row[key].length)))
  const line = (row: typeof head): string =>
    `${keys.map((key, index) => row[key].padEnd(widths[index] ?? 0)).join(' | ')} | ${row.note}`
  console.log(line(head))
  for (const row of rows) console.log(line(row))
}

function verdictOf(measured: number, most: number): string {
  if (most === 0) return measured === 0 ? 'ok' : 'MISSED'
  return `${(measured / most).toFixed(2)} ${measured <= most ? 'ok' : 'MISSED'}`
}

function printNumber(value: number, unit: Figure['unit']): string {
  if (unit === 'files') return String(value)
  return value.toFixed(unit === 'ms' || unit === 'kB' ? 0 : 2)
}
