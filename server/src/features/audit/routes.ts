import {
  downloadDatasetAudit,
  downloadPersonAudit,
  listDatasetAudit,
  listPersonAudit,
  type AuditLine,
} from '@aladdin/sdk/contract/audit.ts'
import { neutralText } from '../../engine/export/neutral-text.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { findDataset, findPerson } from './find-subject.ts'
import { listLines, type Period, type Subject } from './list-lines.ts'

export const auditFeature: Feature = (fastify, context) => {
  serve(fastify, listDatasetAudit, async ({ viewer, params, query }) =>
    read(context, viewer, { subject: await findDataset(context, viewer, params.name), period: query }),
  )
  serve(fastify, listPersonAudit, async ({ viewer, params, query }) =>
    read(context, viewer, { subject: await findPerson(context, viewer, params.person), period: query }),
  )
  serve(fastify, downloadDatasetAudit, async ({ viewer, params, query }) => {
    const subject = await findDataset(context, viewer, params.name)
    const { items } = await read(context, viewer, { subject, period: { ...query, limit: mostLines } })
    return printLines(items)
  })
  serve(fastify, downloadPersonAudit, async ({ viewer, params, query }) => {
    const subject = await findPerson(context, viewer, params.person)
    const { items } = await read(context, viewer, { subject, period: { ...query, limit: mostLines } })
    return printLines(items)
  })
}

const mostLines = 10_000

/** Who reads the audit is in the audit, before she has read it. */
async function read(
  { db, events }: Context,
  viewer: Viewer,
  { subject, period }: { readonly subject: Subject; readonly period: Period },
) {
  await events.transact((trx) =>
    recordAudit(trx, viewer, {
      action: 'audit.read',
      object: `${subject.kind}:${subject.id}`,
      detail: { day: period.day ?? null, limit: period.limit ?? null },
    }),
  )
  return listLines(db, subject, period)
}

function printLines(lines: readonly AuditLine[]): Uint8Array {
  const head = [
    'seq',
    'at',
    'action',
    'person',
    'name',
    'branch',
    'object_zh',
    'object_en',
    'version',
    'rows',
    'receipt',
  ]
  const rows = lines.map((line) => [
    line.seq,
    line.at,
    line.action,
    line.person?.name,
    line.person?.display.zh,
    line.branch?.zh,
    line.object.zh,
    line.object.en,
    line.version,
    line.rows,
    line.receipt,
  ])
  const text = [head, ...rows].map((cells) => cells.map(csvCell).join(',')).join('\r\n')
  return new TextEncoder().encode(`\uFEFF${text}\r\n`)
}

function csvCell(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value)
  const safe = neutralText(value)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
