import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import type { BadRow, IngestPlan, PlannedColumn, UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { ColumnHead, type ColumnChange } from './column-head.tsx'

export function PlanTable({
  preview: { plan, rows, badRows, badRowCount },
  change,
  busy,
}: {
  preview: UploadPreview
  change: (plan: IngestPlan) => void
  busy: boolean
}) {
  const { t } = useTranslation('uploads')
  const changeColumn = (at: number, part: ColumnChange) =>
    change({
      ...plan,
      columns: plan.columns.map((column, index) => (index === at ? changed(column, part) : column)),
    })
  // a row holds the values of the columns that are kept
  const places = plan.columns.map(({ include }, at) =>
    include ? plan.columns.slice(0, at).filter((column) => column.include).length : undefined,
  )
  return (
    // A scrolling region is reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-wrap" role="region" aria-label={t('table')} aria-busy={busy} tabIndex={0}>
      <table className="table plan__table">
        <thead>
          <tr>
            {plan.columns.map((column, index) => (
              // Headers may repeat; a column is its place in the file.
              // oxlint-disable-next-line react/no-array-index-key
              <th key={index}>
                <ColumnHead column={column} change={(part) => changeColumn(index, part)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {badRows.map((row) => (
            <BadLine key={`${row.line} ${row.column ?? ''}`} row={row} span={plan.columns.length} />
          ))}
          {badRowCount > badRows.length && (
            <tr className="bad-row">
              <td colSpan={plan.columns.length}>{t('moreBad', { count: badRowCount - badRows.length })}</td>
            </tr>
          )}
          {rows.map((row, index) => (
            // Rows of a preview are their place in the file.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              {plan.columns.map((column, at) => (
                <td
                  // oxlint-disable-next-line react/no-array-index-key
                  key={at}
                  className={`${isNumber(column.type) ? 'number' : ''} ${column.include ? '' : 'plan__left-out'}`}
                >
                  {row[places[at] ?? -1] ?? <span className="faint">–</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function BadLine({ row, span }: { row: BadRow; span: number }) {
  const { t } = useTranslation('uploads')
  const local = useLocal()
  return (
    <tr className="bad-row">
      <td colSpan={span} className="bad-row__reason">
        <span className="bad-row__text">
          <strong>{t('line', { line: row.line })}</strong>
          {row.column !== undefined && (
            <>
              {' '}
              · <code>{row.column}</code>
            </>
          )}{' '}
          · {local(row.reason)} <code>{row.text.slice(0, 160)}</code>
        </span>
      </td>
    </tr>
  )
}

function changed(column: PlannedColumn, part: ColumnChange): PlannedColumn {
  const { format, ...rest } = { ...column, ...part }
  return format === undefined ? rest : { ...rest, format }
}

function isNumber(type: ColumnType): boolean {
  return type === 'integer' || type === 'number'
}
