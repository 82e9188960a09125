import { quoteName } from '@aladdin/sdk/ingest/quote.ts'

/** What a child process offers for SQL of the platform's own. */
interface Sql {
  readonly run: (sql: string) => Promise<unknown>
  readonly rows: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
}

/** Columns beside a group's own, of names that no dataset can have. */
export const groupMarks = { members: '"#members"', kept: '"#kept"' } as const

interface Groups {
  /** Table of groups with a column for each dimension, how many members each has and `kept` (true at first). */
  readonly table: string
  readonly dimensions: readonly string[]
  readonly k: number
}

const { members, kept } = groupMarks

/**
 * Takes away groups of fewer than `k` members. Where just one group of a slice is gone (all but one dimension equal),
 * its size would follow from the slice's total, so the next smallest goes with it, until no slice has a single gap.
 */
export async function suppressGroups(sql: Sql, { table, dimensions, k }: Groups): Promise<void> {
  await sql.run(`update ${table} set ${kept} = false where ${members} < ${k}`)
  const passes = dimensions.map((_, at) => completeSlices(table, dimensions.toSpliced(at, 1)))
  for (;;) {
    const before = await countKept(sql, table)
    for (const pass of passes) await sql.run(pass)
    if ((await countKept(sql, table)) === before) break
  }
  await sql.run(`delete from ${table} where not ${kept}`)
}

async function countKept(sql: Sql, table: string): Promise<number> {
  const [counted] = await sql.rows(`select count(*) filter (where ${kept}) as kept from ${table}`)
  return Number(counted?.['kept'])
}

function completeSlices(table: string, fixed: readonly string[]): string {
  const slice = fixed.length === 0 ? '' : `partition by ${fixed.map(quoteName).join(', ')}`
  return `update ${table} set ${kept} = false where rowid in (
    select id from (
      select rowid as id, ${kept} as kept,
        count(*) filter (where not ${kept}) over (${slice}) as gaps,
        row_number() over (${slice} order by not ${kept}, ${members}, rowid) as place
      from ${table})
    where kept and gaps = 1 and place = 1)`
}
