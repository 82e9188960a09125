import type { MissingRight } from '@aladdin/sdk/contract/policy.ts'
import type { GatedDataset } from './gate.ts'

/** Which rights to a dataset its viewer does not hold: rows, columns as they are, export. */
export function missingRights(gated: GatedDataset): readonly MissingRight[] {
  const { entitlement, treatments, columns, exportRight } = gated
  if (entitlement.where === 'false') return [{ wanted: 'rows', why: gated.reason }]
  const isAggregate = gated.mode.kind === 'aggregate'
  const lacking = columns.flatMap(({ name, title }): MissingRight[] => {
    const treatment = treatments[name]?.treatment ?? 'hidden'
    if (treatment === 'visible' || isAggregate) return []
    const why =
      treatment === 'hidden'
        ? { zh: `「${title.zh}」不提供给你的岗位`, en: `${title.en} is not given to your position` }
        : { zh: `「${title.zh}」只给脱敏后的值`, en: `${title.en} is given masked only` }
    return [{ wanted: 'column', column: name, why }]
  })
  const rows: MissingRight[] = isAggregate
    ? [{ wanted: 'rows', why: { zh: '只给汇总，不给明细行', en: 'only sums are given, no single rows' } }]
    : []
  const noExport: MissingRight[] =
    exportRight === 'none'
      ? [{ wanted: 'export', why: { zh: '结果不能导出', en: 'results may not be exported' } }]
      : []
  return [...rows, ...lacking, ...noExport]
}
