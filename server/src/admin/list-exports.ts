import type { Desk } from './main.ts'

/** Exports by person and day of the bank, newest day first. */
export async function listExports({ db, say, out }: Desk): Promise<number> {
  const rows = await db
    .selectFrom('receipt')
    .innerJoin('person', 'person.id', 'receipt.person_id')
    .where('receipt.kind', '=', 'export')
    .select(['receipt.at', 'receipt.rows', 'receipt.bytes', 'person.name', 'receipt.branch_id'])
    .orderBy('receipt.at', 'desc')
    .execute()
  const sums = new Map<string, { files: number; rows: number; bytes: number }>()
  for (const row of rows) {
    const day = new Date(row.at + 8 * 3_600_000).toISOString().slice(0, 10)
    const key = [day, row.name, row.branch_id].join('\t')
    const sum = sums.get(key) ?? { files: 0, rows: 0, bytes: 0 }
    sums.set(key, {
      files: sum.files + 1,
      rows: sum.rows + (row.rows ?? 0),
      bytes: sum.bytes + (row.bytes ?? 0),
    })
  }
  if (sums.size === 0) say({ zh: '还没有人导出过。', en: 'Nobody has exported anything yet.' })
  else say({ zh: '日期\t人员\t机构\t文件\t行\t字节', en: 'day\tperson\tbranch\tfiles\trows\tbytes' })
  for (const [key, sum] of sums) out(`${key}\t${sum.files}\t${sum.rows}\t${sum.bytes}\n`)
  return 0
}
