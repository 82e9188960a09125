import type { LocalText } from '@aladdin/sdk/contract/text.ts'

export type HolidayCode =
  | 'new-year'
  | 'spring'
  | 'qingming'
  | 'labour'
  | 'dragon-boat'
  | 'mid-autumn'
  | 'national'

export const holidayNames: Readonly<Record<HolidayCode, LocalText>> = {
  'new-year': { zh: '元旦', en: "New Year's Day" },
  spring: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming Festival' },
  labour: { zh: '劳动节', en: 'Labour Day' },
  'dragon-boat': { zh: '端午节', en: 'Dragon Boat Festival' },
  'mid-autumn': { zh: '中秋节', en: 'Mid-Autumn Festival' },
  national: { zh: '国庆节', en: 'National Day' },
}

export interface Holiday {
  readonly code: HolidayCode
  /** The festival itself, such as the first day of the lunar year. */
  readonly festival: string
  /** First and last day off. */
  readonly from: string
  readonly to: string
}

function holiday(code: HolidayCode, festival: string, span: readonly [string, string]): Holiday {
  return { code, festival, from: span[0], to: span[1] }
}

/**
 * Days off as the State Council's General Office published them for each year; the schedule of 2027 is not published
 * yet at the data's date, so its entries are the statutory festival days alone.
 */
export const holidays: readonly Holiday[] = [
  holiday('new-year', '2022-01-01', ['2022-01-01', '2022-01-03']),
  holiday('spring', '2022-02-01', ['2022-01-31', '2022-02-06']),
  holiday('qingming', '2022-04-05', ['2022-04-03', '2022-04-05']),
  holiday('labour', '2022-05-01', ['2022-04-30', '2022-05-04']),
  holiday('dragon-boat', '2022-06-03', ['2022-06-03', '2022-06-05']),
  holiday('mid-autumn', '2022-09-10', ['2022-09-10', '2022-09-12']),
  holiday('national', '2022-10-01', ['2022-10-01', '2022-10-07']),
  holiday('new-year', '2023-01-01', ['2022-12-31', '2023-01-02']),
  holiday('spring', '2023-01-22', ['2023-01-21', '2023-01-27']),
  holiday('qingming', '2023-04-05', ['2023-04-05', '2023-04-05']),
  holiday('labour', '2023-05-01', ['2023-04-29', '2023-05-03']),
  holiday('dragon-boat', '2023-06-22', ['2023-06-22', '2023-06-24']),
  holiday('mid-autumn', '2023-09-29', ['2023-09-29', '2023-09-30']),
  holiday('national', '2023-10-01', ['2023-10-01', '2023-10-06']),
  holiday('new-year', '2024-01-01', ['2023-12-30', '2024-01-01']),
  holiday('spring', '2024-02-10', ['2024-02-10', '2024-02-17']),
  holiday('qingming', '2024-04-04', ['2024-04-04', '2024-04-06']),
  holiday('labour', '2024-05-01', ['2024-05-01', '2024-05-05']),
  holiday('dragon-boat', '2024-06-10', ['2024-06-08', '2024-06-10']),
  holiday('mid-autumn', '2024-09-17', ['2024-09-15', '2024-09-17']),
  holiday('national', '2024-10-01', ['2024-10-01', '2024-10-07']),
  holiday('new-year', '2025-01-01', ['2025-01-01', '2025-01-01']),
  holiday('spring', '2025-01-29', ['2025-01-28', '2025-02-04']),
  holiday('qingming', '2025-04-04', ['2025-04-04', '2025-04-06']),
  holiday('labour', '2025-05-01', ['2025-05-01', '2025-05-05']),
  holiday('dragon-boat', '2025-05-31', ['2025-05-31', '2025-06-02']),
  // One break for both festivals: the Mid-Autumn day of 2025 (6 October) lies inside it.
  holiday('national', '2025-10-01', ['2025-10-01', '2025-10-08']),
  holiday('new-year', '2026-01-01', ['2026-01-01', '2026-01-03']),
  holiday('spring', '2026-02-17', ['2026-02-15', '2026-02-23']),
  holiday('qingming', '2026-04-05', ['2026-04-04', '2026-04-06']),
  holiday('labour', '2026-05-01', ['2026-05-01', '2026-05-05']),
  holiday('dragon-boat', '2026-06-19', ['2026-06-19', '2026-06-21']),
  holiday('mid-autumn', '2026-09-25', ['2026-09-25', '2026-09-27']),
  holiday('national', '2026-10-01', ['2026-10-01', '2026-10-07']),
  holiday('new-year', '2027-01-01', ['2027-01-01', '2027-01-01']),
  holiday('spring', '2027-02-06', ['2027-02-05', '2027-02-08']),
  holiday('qingming', '2027-04-05', ['2027-04-05', '2027-04-05']),
  holiday('labour', '2027-05-01', ['2027-05-01', '2027-05-02']),
  holiday('dragon-boat', '2027-06-09', ['2027-06-09', '2027-06-09']),
  holiday('mid-autumn', '2027-09-15', ['2027-09-15', '2027-09-15']),
  holiday('national', '2027-10-01', ['2027-10-01', '2027-10-03']),
]

/** Saturdays and Sundays on which everybody works, from the same notices. */
export const makeUpWorkdays: ReadonlySet<string> = new Set([
  '2022-01-29',
  '2022-01-30',
  '2022-04-02',
  '2022-04-24',
  '2022-05-07',
  '2022-10-08',
  '2022-10-09',
  '2023-01-28',
  '2023-01-29',
  '2023-04-23',
  '2023-05-06',
  '2023-06-25',
  '2023-10-07',
  '2023-10-08',
  '2024-02-04',
  '2024-02-18',
  '2024-04-07',
  '2024-04-28',
  '2024-05-11',
  '2024-09-14',
  '2024-09-29',
  '2024-10-12',
  '2025-01-26',
  '2025-02-08',
  '2025-04-27',
  '2025-09-28',
  '2025-10-11',
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
])
