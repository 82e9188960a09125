import type { MethodRelation } from '../method.ts'

/** What both forecast methods read: the daily amounts and, if there is one, the calendar. */
export const forecastRelations: readonly MethodRelation[] = [
  {
    role: 'data',
    optional: false,
    label: { zh: '每日金额', en: 'Daily amounts' },
    columns: [
      { name: 'atm_id', types: ['text', 'integer'] },
      { name: 'date', types: ['date', 'timestamp', 'text'] },
      { name: 'dispensed', types: ['number', 'integer', 'text'] },
    ],
  },
  {
    role: 'calendar',
    optional: true,
    label: { zh: '日历', en: 'Calendar' },
    columns: [
      { name: 'date', types: ['date', 'timestamp', 'text'] },
      { name: 'holiday_code', types: ['text', 'integer'] },
      { name: 'payday', types: ['boolean', 'integer', 'number', 'text'] },
    ],
  },
]
