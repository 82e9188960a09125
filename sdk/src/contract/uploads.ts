import { Type, type Static } from 'typebox'
import { route } from './route.ts'
import { LocalText } from './text.ts'
import { UploadId } from './ids.ts'
import { DatasetName } from './catalog.ts'
import { ColumnType } from './dataset.ts'

/** How one column of a file is read; the author may correct every field but `header`. */
export const PlannedColumn = Type.Object(
  {
    header: Type.String(),
    name: Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' }),
    type: ColumnType,
    /** How its values are written, such as `%m/%d/%Y`, `percent` or `excel-serial`; absent: the plain ways of the type. */
    format: Type.Optional(Type.String({ maxLength: 40 })),
    include: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type PlannedColumn = Static<typeof PlannedColumn>

const ofFile = {
  source: Type.Literal('file'),
  columns: Type.Array(PlannedColumn, { minItems: 1, maxItems: 2000 }),
  badRows: Type.Union([Type.Literal('refuse'), Type.Literal('skip')]),
}

export const Encoding = Type.Union([
  Type.Literal('utf-8'),
  Type.Literal('gb18030'),
  Type.Literal('utf-16le'),
  Type.Literal('utf-16be'),
])
export type Encoding = Static<typeof Encoding>

export const CsvPlan = Type.Object(
  {
    format: Type.Literal('csv'),
    encoding: Encoding,
    delimiter: Type.String({ minLength: 1, maxLength: 1 }),
    quote: Type.String({ maxLength: 1 }),
    header: Type.Boolean(),
    ...ofFile,
  },
  { additionalProperties: false },
)
export type CsvPlan = Static<typeof CsvPlan>

/** One object per line, or objects one after the other, also as one list. A nested field is headed `outer.inner`. */
export const JsonPlan = Type.Object(
  { format: Type.Literal('json'), encoding: Encoding, ...ofFile },
  { additionalProperties: false },
)
export type JsonPlan = Static<typeof JsonPlan>

export const SheetPlan = Type.Object(
  {
    format: Type.Literal('xlsx'),
    sheet: Type.String({ minLength: 1, maxLength: 200 }),
    /** Rows above the table, such as its title. */
    skip: Type.Integer({ minimum: 0, maximum: 100 }),
    header: Type.Boolean(),
    ...ofFile,
  },
  { additionalProperties: false },
)
export type SheetPlan = Static<typeof SheetPlan>

export const ParquetPlan = Type.Object(
  { format: Type.Literal('parquet'), ...ofFile },
  { additionalProperties: false },
)
export type ParquetPlan = Static<typeof ParquetPlan>

/** The whole reading of a file: with the same plan, server and command line make the same dataset. */
export const IngestPlan = Type.Union([CsvPlan, JsonPlan, SheetPlan, ParquetPlan])
export type IngestPlan = Static<typeof IngestPlan>

/** What an author decides before columns can be suggested: another sheet, delimiter, encoding or header. */
export const PlanChoice = Type.Object(
  {
    encoding: Type.Optional(Encoding),
    delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })),
    header: Type.Optional(Type.Boolean()),
    sheet: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type PlanChoice = Static<typeof PlanChoice>

export const BadRow = Type.Object({
  /** 1-based line of the file. */
  line: Type.Integer(),
  text: Type.String(),
  column: Type.Optional(Type.String()),
  reason: LocalText,
})
export type BadRow = Static<typeof BadRow>

export const UploadPreview = Type.Object({
  id: UploadId,
  fileName: Type.String(),
  bytes: Type.Integer(),
  plan: IngestPlan,
  /** First rows as the plan reads them, as text for showing; null is an empty value. */
  rows: Type.Array(Type.Array(Type.Union([Type.String(), Type.Null()]))),
  badRows: Type.Array(BadRow),
  badRowCount: Type.Integer(),
  /** Rows of the whole file. */
  rowCount: Type.Integer(),
  /** Sheets of a workbook that can be read. */
  sheets: Type.Array(Type.String()),
  /** What the file leaves open or has lost already, for the author to judge; said with a fresh suggestion. */
  notes: Type.Array(LocalText),
  suggestedName: DatasetName,
  suggestedTitle: Type.String(),
})
export type UploadPreview = Static<typeof UploadPreview>

const byId = Type.Object({ id: UploadId })

export const startUpload = route({
  method: 'POST',
  path: '/api/uploads',
  summary: 'Takes a CSV, Excel, JSON or Parquet file as a stream and answers how it would be read',
  access: { who: ['analyst', 'steward'], scope: 'publish' },
  query: Type.Object(
    { fileName: Type.String({ minLength: 1, maxLength: 200 }) },
    { additionalProperties: false },
  ),
  body: { media: ['text/csv', 'application/octet-stream'] },
  reply: UploadPreview,
})

export const replanUpload = route({
  method: 'PUT',
  path: '/api/uploads/:id/plan',
  summary: 'Reads the file again with a corrected plan, or suggests one anew for a choice',
  access: { who: ['analyst', 'steward'], scope: 'publish' },
  params: byId,
  body: Type.Union([IngestPlan, PlanChoice]),
  reply: UploadPreview,
})

export const finishUpload = route({
  method: 'POST',
  path: '/api/uploads/:id/dataset',
  summary: 'Makes the file a private dataset of mine, or a new version of one',
  access: { who: ['analyst', 'steward'], scope: 'publish' },
  params: byId,
  body: Type.Object(
    {
      name: DatasetName,
      title: Type.String({ minLength: 1, maxLength: 120 }),
      meaning: Type.Optional(Type.String({ maxLength: 500 })),
      plan: IngestPlan,
      /** A new version of one's own dataset may lack columns that apps use. */
      dropColumns: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ name: DatasetName, skippedRows: Type.Integer() }),
})

export const dropUpload = route({
  method: 'DELETE',
  path: '/api/uploads/:id',
  summary: 'Forgets an uploaded file that has not become a dataset',
  access: { who: ['analyst', 'steward'], scope: 'publish' },
  params: byId,
  reply: Type.Object({}),
})
