import { Type, type Static } from 'typebox'
import { route } from './route.ts'
import { AppName } from './gallery.ts'
import { Classification } from './dataset.ts'
import { Language, LocalText } from './text.ts'

export const ExportFormat = Type.Union([Type.Literal('csv'), Type.Literal('xlsx'), Type.Literal('svg')])
export type ExportFormat = Static<typeof ExportFormat>

const Wish = {
  app: AppName,
  version: Type.Optional(Type.Integer({ minimum: 1 })),
  block: Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' }),
  /** Filters as in the address. */
  parameters: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 2000 }))),
}

/** What would leave, before anything does. */
export const ExportPreview = Type.Object({
  title: LocalText,
  rows: Type.Integer(),
  columns: Type.Array(LocalText),
  classification: Classification,
  datasets: Type.Array(
    Type.Object({ title: LocalText, version: Type.Integer(), dataDate: Type.Optional(Type.String()) }),
  ),
  formats: Type.Array(ExportFormat),
  /** SHA-256 of the values, in their order. */
  result: Type.String(),
  /** Rows that one person may export in a day of the bank, and how many of them are left. */
  quota: Type.Object({ perDay: Type.Integer(), left: Type.Integer() }),
})
export type ExportPreview = Static<typeof ExportPreview>

export const previewExport = route({
  method: 'POST',
  path: '/api/exports/preview',
  summary: 'Runs one block of an app on my rows on the server and says what an export of it would contain',
  access: { who: 'person', scope: 'session' },
  body: Type.Object(Wish, { additionalProperties: false }),
  reply: ExportPreview,
})

/** `result` is that of the preview: what leaves is what was shown, or nothing does. */
export const createExport = route({
  method: 'POST',
  path: '/api/exports',
  summary: 'The file of an export, made by the server, with a receipt in it; counts against my daily rows',
  access: { who: 'person', scope: 'session' },
  body: Type.Object(
    { ...Wish, format: ExportFormat, language: Language, result: Type.String({ pattern: '^[0-9a-f]{64}$' }) },
    { additionalProperties: false },
  ),
  reply: {
    media: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'image/svg+xml'],
  },
})
