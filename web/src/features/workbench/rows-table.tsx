import type { Cell, QueryAnswer, ResultColumn } from '@aladdin/sdk/bridge/messages.ts'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'

/** Rows as text; everything in it came from a sealed frame and is only ever text. */
export function RowsTable({ answer }: { answer: QueryAnswer }) {
  const { t } = useTranslation('workbench')
  const number = useNumber()
  if (!answer.ok) {
    return (
      <pre className="rows__failure" role="alert">
        {answer.message}
      </pre>
    )
  }
  return (
    <div className="rows">
      <p className="rows__facts label">
        {t(answer.truncated ? 'results.firstRows' : 'results.rows', {
          rows: number(answer.rows.length, 'integer'),
        })}
        {' · '}
        {t('results.seconds', { seconds: (answer.elapsedMs / 1000).toFixed(2) })}
      </p>
      <div className="rows__scroll">
        <table className="rows__table">
          <thead>
            <tr>
              {answer.columns.map((column) => (
                <th key={column.name} className={isNumber(column) ? 'number' : ''} title={column.type}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.rows.map((row, index) => (
              // A row is its place.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                {row.map((cell, place) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={place} className={typeof cell === 'number' ? 'number' : ''}>
                    {textOf(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function isNumber({ type }: ResultColumn): boolean {
  return /^(?:Int|Uint|Float|Decimal)/.test(type)
}

function textOf(cell: Cell): string {
  if (cell === null) return '–'
  return typeof cell === 'number' && !Number.isInteger(cell)
    ? String(Number(cell.toPrecision(12)))
    : String(cell)
}
