import type { AuditLine } from '@aladdin/sdk/contract/audit.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Page } from '@aladdin/sdk/contract/page.ts'
import { sql, type Kysely } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { defaultPageSize, readCursor, toPage } from '../../platform/paging.ts'

export type Subject =
  | { readonly kind: 'dataset'; readonly id: string }
  | { readonly kind: 'person'; readonly id: string }

export interface Period {
  /** A day of the bank; absent: all. */
  readonly day?: string
  readonly after?: string
  readonly limit?: number
}

/** Ways in which values of a dataset reach somebody. */
const looks = ['extract.deliver', 'dataset.sample', 'home.figure', 'policy.preview'] as const

/** Lines of the audit about a dataset or a person, newest first; a page is found by its place in the chain. */
export async function listLines(
  db: Kysely<Database>,
  subject: Subject,
  { day, after, limit = defaultPageSize }: Period,
): Promise<Page<AuditLine>> {
  const cursor = readCursor(after)
  if (cursor !== undefined && typeof cursor.rank !== 'number') throw problem('bad-input', { detail: 'after' })
  let query = db
    .selectFrom('audit')
    .leftJoin('person', 'person.id', 'audit.person_id')
    .leftJoin('branch', 'branch.id', 'audit.branch_id')
    .orderBy('audit.seq', 'desc')
    .limit(limit + 1)
    .select([
      'audit.seq',
      'audit.at',
      'audit.action',
      'audit.object',
      'audit.detail',
      'person.name as person',
      'person.display_zh as person_zh',
      'person.display_en as person_en',
      'branch.name_zh as branch_zh',
      'branch.name_en as branch_en',
    ])
  query =
    subject.kind === 'person'
      ? query.where('audit.person_id', '=', subject.id)
      : query.where((where) =>
          where.or([
            where.and([
              where('audit.object', '=', `dataset:${subject.id}`),
              where('audit.action', 'in', [...looks]),
            ]),
            where.and([
              where('audit.action', '=', 'export.create'),
              // an id has no letter that a pattern knows
              where('audit.detail', 'like', `%"${subject.id}@%`),
            ]),
            where.and([
              where('audit.action', '=', 'answer.deliver'),
              where('audit.detail', 'like', `%"${subject.id}":%`),
            ]),
          ]),
        )
  if (cursor !== undefined) query = query.where('audit.seq', '<', Number(cursor.rank))
  if (day !== undefined) {
    const midnight = Date.parse(`${day}T00:00:00+08:00`)
    query = query.where('audit.at', '>=', midnight).where('audit.at', '<', midnight + 86_400_000)
  }
  const rows = await query.execute()
  const titles = await titlesOf(
    db,
    rows.map(({ object }) => object),
  )
  const page = toPage(rows, limit, ({ seq }) => ({ rank: seq, id: '' }))
  return { ...page, items: page.items.map((row) => toLine(row, titles)) }
}

interface Row {
  readonly seq: number
  readonly at: number
  readonly action: string
  readonly object: string
  readonly detail: string
  readonly person: string | null
  readonly person_zh: string | null
  readonly person_en: string | null
  readonly branch_zh: string | null
  readonly branch_en: string | null
}

function toLine(row: Row, titles: ReadonlyMap<string, { zh: string; en: string }>): AuditLine {
  const detail = JSON.parse(row.detail) as Readonly<Record<string, unknown>> // written by `recordAudit`
  const number = (name: string) => (Number.isSafeInteger(detail[name]) ? Number(detail[name]) : undefined)
  const version = number('version') ?? number('number')
  const rows = number('rows')
  return {
    seq: row.seq,
    at: new Date(row.at).toISOString(),
    action: row.action,
    object: titles.get(row.object) ?? { zh: row.object, en: row.object },
    ...(row.person === null
      ? {}
      : { person: { name: row.person, display: { zh: row.person_zh ?? '', en: row.person_en ?? '' } } }),
    ...(row.branch_zh === null ? {} : { branch: { zh: row.branch_zh, en: row.branch_en ?? '' } }),
    ...(version === undefined ? {} : { version }),
    ...(rows === undefined ? {} : { rows }),
    ...(typeof detail['receipt'] === 'string' ? { receipt: detail['receipt'] } : {}),
  }
}

/** Titles of the datasets, apps and people that lines speak of, by `kind:id`. */
async function titlesOf(db: Kysely<Database>, objects: readonly string[]) {
  const ids = [...new Set(objects.map((object) => object.split(':')[1] ?? ''))]
  const titles = new Map<string, { zh: string; en: string }>()
  if (ids.length === 0) return titles
  const { rows } = await sql<{ object: string; zh: string; en: string }>`
    select 'dataset:' || id as object, title_zh as zh, title_en as en from dataset where id in (${sql.join(ids)})
    union all select 'app:' || id, title_zh, title_en from app where id in (${sql.join(ids)})
    union all select 'person:' || id, display_zh, display_en from person where id in (${sql.join(ids)})`.execute(
    db,
  )
  for (const { object, zh, en } of rows) titles.set(object, { zh, en })
  return titles
}
