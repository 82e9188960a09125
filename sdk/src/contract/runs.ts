import { Type, type Static } from 'typebox'
import { route } from './route.ts'
import { RunId } from './ids.ts'
import { AppName } from './gallery.ts'
import { RunRoute } from './answers.ts'
import { Extract } from './extracts.ts'
import type { App } from '../app/app.ts'

export const OpenedRun = Type.Object({
  run: RunId,
  version: Type.Integer(),
  /** The normalized app of this version. */
  app: Type.Unsafe<App>(Type.Object({}, { additionalProperties: true })),
  extracts: Type.Array(Extract),
  /** The data's own date: what `today()` gives unless the address says otherwise. */
  today: Type.String({ format: 'date' }),
  seed: Type.Integer(),
  /** Where it runs, and why; an app of the server is asked by `askApp`. */
  route: RunRoute,
})
export type OpenedRun = Static<typeof OpenedRun>

export const openRun = route({
  method: 'POST',
  path: '/api/runs',
  summary: 'Opens an app for me: its normalized text and the extracts of my rows; leaves a receipt',
  access: { who: 'person', scope: 'run' },
  body: Type.Object(
    {
      app: AppName,
      version: Type.Optional(Type.Integer({ minimum: 1 })),
      /** Parameters as in the address, for the receipt. */
      parameters: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 2000 }))),
    },
    { additionalProperties: false },
  ),
  reply: OpenedRun,
})

export const reportUse = route({
  method: 'POST',
  path: '/api/runs/:id/use',
  summary: 'Says that the run was really used; counted once per viewer, app and day',
  access: { who: 'person', scope: 'session' },
  params: Type.Object({ id: RunId }),
  body: Type.Object(
    { by: Type.Union([Type.Literal('dwell'), Type.Literal('interaction')]) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ counted: Type.Boolean() }),
})

/** A page asks while it shows rows: when they are no longer what its viewer would be given, it drops them. */
export const readLease = route({
  method: 'GET',
  path: '/api/runs/:id/lease',
  summary: 'Whether my run still shows exactly what I may see of its data',
  access: { who: 'person', scope: 'session' },
  params: Type.Object({ id: RunId }),
  reply: Type.Object({ holds: Type.Boolean() }),
})
