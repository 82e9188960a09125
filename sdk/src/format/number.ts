import type { NumberFormat } from '../app/app.ts'
import type { Language } from '../contract/text.ts'

/**
 * A number as a person reads it: 万 and 亿 in Chinese, k, M and B in English, a dash for no value. `percent` takes a
 * share (0.125 gives 12.5%).
 */
export function formatNumber(
  value: number | bigint | null | undefined,
  { format = 'auto', language }: { readonly format?: NumberFormat; readonly language: Language },
): string {
  const number = Number(value ?? Number.NaN)
  if (!Number.isFinite(number)) return dash
  switch (format) {
    case 'auto':
      return scaled(number, { language, digits: Number.isInteger(number) ? 0 : 2 })
    case 'money':
      return scaled(number, { language, digits: 2, fixed: true })
    case 'integer':
      return grouped(number, 0)
    case 'decimal':
      return grouped(number, 2)
    case 'percent':
      return `${grouped(number * 100, 1)}%`
    default:
      return format satisfies never
  }
}

/** Stands where there is no value. */
export const dash = '–'

interface Scale {
  readonly language: Language
  readonly digits: number
  readonly fixed?: boolean
}

function scaled(number: number, { language, digits, fixed = false }: Scale): string {
  const step =
    Math.abs(number) < 10_000 ? undefined : steps[language].find(([size]) => Math.abs(number) >= size)
  if (step === undefined) return grouped(number, digits, fixed ? digits : 0)
  const [size, unit] = step
  const shown = number / size
  return `${grouped(shown, Math.abs(shown) >= 1000 ? 0 : Math.abs(shown) >= 100 ? 1 : 2)}${unit}`
}

/** Rounded as a person does it, with thousands apart; never `-0`. */
function grouped(number: number, mostDigits: number, leastDigits = 0): string {
  const text = printerOf(mostDigits, leastDigits).format(number)
  return text.replace('-', '−')
}

// Making a printer costs more than printing: a grid prints hundreds of cells per frame.
const printers = new Map<string, Intl.NumberFormat>()

function printerOf(maximumFractionDigits: number, minimumFractionDigits: number): Intl.NumberFormat {
  const key = `${minimumFractionDigits}-${maximumFractionDigits}`
  const printer =
    printers.get(key) ??
    new Intl.NumberFormat('en-US', { maximumFractionDigits, minimumFractionDigits, signDisplay: 'negative' })
  printers.set(key, printer)
  return printer
}

const steps: Readonly<Record<Language, readonly (readonly [number, string])[]>> = {
  zh: [
    [1e8, '亿'],
    [1e4, '万'],
  ],
  en: [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
  ],
}
