import { Type, type Static } from 'typebox'
import { route } from './route.ts'
import { LocalText } from './text.ts'
import { AppName } from './gallery.ts'
import { DatasetName } from './catalog.ts'
import type { App } from '../app/app.ts'

/** Where an app runs for a viewer, and why. */
export const RunRoute = Type.Object({
  place: Type.Union([Type.Literal('browser'), Type.Literal('server')]),
  reason: LocalText,
})
export type RunRoute = Static<typeof RunRoute>

const ParameterValue = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Null(),
  Type.Tuple([Type.String(), Type.String()]),
])

/** What an answer says of one block: its rows are the Arrow stream of the same name in the pack. */
export const AnsweredBlock = Type.Object({
  name: Type.String(),
  status: Type.Union([Type.Literal('done'), Type.Literal('waiting'), Type.Literal('failed')]),
  rows: Type.Integer(),
  truncated: Type.Boolean(),
  /** Rows in all, where a table shows only the first of them. */
  total: Type.Optional(Type.Integer()),
  elapsedMs: Type.Number(),
  /** Present when rows were left out because of their bytes: how many are shown, and what to do. */
  cut: Type.Optional(LocalText),
  failure: Type.Optional(
    Type.Object({
      code: Type.String(),
      message: LocalText,
      place: Type.Object({ file: Type.String(), line: Type.Integer() }),
      fix: Type.Optional(LocalText),
      detail: Type.Optional(Type.String()),
    }),
  ),
  /** Why it was not run. */
  reason: Type.Optional(LocalText),
  /** Bytes of its Arrow stream in the pack; absent without rows. */
  bytes: Type.Optional(Type.Integer()),
})
export type AnsweredBlock = Static<typeof AnsweredBlock>

/** The head of an answer: everything but the rows. */
export const AnswerManifest = Type.Object({
  key: Type.String(),
  /** Immutable address of the same answer; read again with the viewer's rights of that moment. */
  url: Type.String(),
  version: Type.Integer(),
  from: Type.Union([Type.Literal('stored'), Type.Literal('server')]),
  madeAt: Type.String({ format: 'date-time' }),
  /** The normalized app of this version, where it was asked for. */
  app: Type.Optional(Type.Unsafe<App>(Type.Object({}, { additionalProperties: true }))),
  /** What `today()` gave. */
  today: Type.String({ format: 'date' }),
  seed: Type.Integer(),
  datasets: Type.Array(
    Type.Object({
      alias: Type.String(),
      source: DatasetName,
      version: Type.Integer(),
      dataDate: Type.Optional(Type.String()),
    }),
  ),
  /** Value of every input, defaults included. */
  parameters: Type.Record(Type.String(), ParameterValue),
  elapsedMs: Type.Number(),
  /** Blocks that draw or say something, in document order. */
  blocks: Type.Array(AnsweredBlock),
})
export type AnswerManifest = Static<typeof AnswerManifest>

/** An answer is one pack: its manifest and an Arrow stream per block. `readAnswer` of the runtime opens it. */
const pack = { media: ['application/vnd.aladdin.answer'] } as const

export const askApp = route({
  method: 'POST',
  path: '/api/apps/:name/answers',
  summary:
    'Runs an app on the server on my rows, or finds the stored result: every visible block in one pack',
  access: { who: 'person', scope: 'run' },
  params: Type.Object({ name: AppName }),
  body: Type.Object(
    {
      version: Type.Optional(Type.Integer({ minimum: 1 })),
      /** As in the address; what an input does not take is left at its default. */
      parameters: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 2000 }))),
      /** Only these blocks; by default all that draw or say something. */
      blocks: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100 })),
      /** Whoever draws the answer needs the app too. */
      withApp: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  reply: pack,
})

/** The key is made again from the viewer's rights on every read: who may see less today is not given it. */
export const readStoredAnswer = route({
  method: 'GET',
  path: '/api/apps/:name/answers/:key',
  summary: 'A stored answer by its key, as long as it is the answer for me',
  access: { who: 'person', scope: 'run' },
  params: Type.Object({ name: AppName, key: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
  reply: pack,
})
