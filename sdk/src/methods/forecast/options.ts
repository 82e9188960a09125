import { Type } from 'typebox'
import { longestHorizon } from './names.ts'

/** Options that both forecast methods take: which columns to read and how far to look ahead. */
export const ForecastOptions = Type.Object(
  {
    key: Type.Optional(
      Type.String({ default: 'atm_id', description: 'column that names the series, such as atm_id' }),
    ),
    date: Type.Optional(Type.String({ default: 'date', description: 'column with the day' })),
    value: Type.Optional(
      Type.String({ default: 'dispensed', description: 'column with the amount of the day' }),
    ),
    holiday: Type.Optional(
      Type.String({
        default: 'holiday_code',
        description: 'column of the calendar that names the holiday, empty on other days',
      }),
    ),
    payday: Type.Optional(
      Type.String({ default: 'payday', description: 'column of the calendar that marks paydays' }),
    ),
    horizon: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: longestHorizon,
        default: 14,
        description: 'days ahead',
      }),
    ),
  },
  { additionalProperties: false },
)
