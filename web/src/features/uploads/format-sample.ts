import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import { valueFormats } from '@aladdin/sdk/ingest/value-format.ts'

/** Named ways in which values of a type may be written. */
export function formatsOf(type: ColumnType): readonly string[] {
  return valueFormats.flatMap((known) =>
    known.type === type && known.format !== undefined ? [known.format] : [],
  )
}

const samples: Readonly<Record<string, string>> = {
  grouped: '1,234,567',
  percent: '12.5%',
  money: '¥1,234.50',
  'decimal-comma': '1.234,5',
  padded: '007 → 7',
  'excel-serial': '46387 (Excel)',
}

/** A value written so: `12/31/2026`. */
export function sampleOf(format: string): string {
  return (
    samples[format] ??
    format
      .replace('%Y', '2026')
      .replace('%m', '12')
      .replace('%d', '31')
      .replace('%H:%M:%S', '08:30:00')
      .replace('%z', '+08:00')
  )
}
