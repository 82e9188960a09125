import { Type, type Static } from 'typebox'
import { DatasetName } from './catalog.ts'
import { PageQuery, pageOf } from './page.ts'
import { route } from './route.ts'
import { LocalText } from './text.ts'

/** One line of the audit as a person reads it. */
export const AuditLine = Type.Object({
  seq: Type.Integer(),
  at: Type.String(),
  /** `noun.verb`, such as `extract.deliver`. */
  action: Type.String(),
  person: Type.Optional(Type.Object({ name: Type.String(), display: LocalText })),
  branch: Type.Optional(LocalText),
  /** What it was done to, by its title where it has one. */
  object: LocalText,
  version: Type.Optional(Type.Integer()),
  rows: Type.Optional(Type.Integer()),
  receipt: Type.Optional(Type.String()),
})
export type AuditLine = Static<typeof AuditLine>

const Day = Type.Optional(Type.String({ format: 'date' }))
const PersonName = Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{0,62}$' })

export const listDatasetAudit = route({
  method: 'GET',
  path: '/api/audit/datasets/:name',
  summary: 'Who saw this dataset or took it along, newest first; for its owner, stewards and administrators',
  access: { who: 'person', scope: 'session' },
  params: Type.Object({ name: DatasetName }),
  query: Type.Object({ ...PageQuery, day: Day }),
  reply: pageOf(AuditLine),
})

export const downloadDatasetAudit = route({
  method: 'GET',
  path: '/api/audit/datasets/:name/report',
  summary: 'The same as CSV, at most ten thousand lines',
  access: { who: 'person', scope: 'session' },
  params: Type.Object({ name: DatasetName }),
  query: Type.Object({ day: Day }),
  reply: { media: ['text/csv'] },
})

export const listPersonAudit = route({
  method: 'GET',
  path: '/api/audit/people/:person',
  summary: 'What a person did and saw, newest first; for herself, stewards and administrators',
  access: { who: 'person', scope: 'session' },
  params: Type.Object({ person: PersonName }),
  query: Type.Object({ ...PageQuery, day: Day }),
  reply: pageOf(AuditLine),
})

export const downloadPersonAudit = route({
  method: 'GET',
  path: '/api/audit/people/:person/report',
  summary: 'The same as CSV, at most ten thousand lines',
  access: { who: 'person', scope: 'session' },
  params: Type.Object({ person: PersonName }),
  query: Type.Object({ day: Day }),
  reply: { media: ['text/csv'] },
})
