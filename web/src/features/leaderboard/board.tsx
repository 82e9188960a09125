import type { ComponentType, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { Score } from './score.tsx'

/** What every row of a board has. */
interface Standing {
  readonly place: number
  readonly score: number
  readonly mine: boolean
}

type Cell<TRow> =
  | { readonly kind: 'part'; readonly part: ComponentType<{ row: TRow }> }
  | { readonly kind: 'number'; readonly of: (row: TRow) => number }

export interface Column<TRow> {
  readonly head: string
  readonly cell: Cell<TRow>
  /** Left out where the screen is narrow. */
  readonly isWide?: boolean
}

interface BoardProps<TRow extends Standing> {
  readonly rows: readonly TRow[]
  readonly columns: readonly Column<TRow>[]
  readonly keyOf: (row: TRow) => string
}

/** What is mine first, then everyone's: place, the board's own columns, score. */
export function Board<TRow extends Standing>({
  mine,
  mineTitle,
  ...board
}: BoardProps<TRow> & { mine: readonly TRow[]; mineTitle: ReactNode }) {
  const best = board.rows[0]?.score ?? 0
  return (
    <>
      {mine.length > 0 && (
        <section className="ranks__mine">
          {mineTitle}
          <BoardTable {...board} rows={mine} best={best} />
        </section>
      )}
      {board.rows.length > 0 && <BoardTable {...board} best={best} />}
    </>
  )
}

function BoardTable<TRow extends Standing>({
  rows,
  columns,
  keyOf,
  best,
}: BoardProps<TRow> & { best: number }) {
  const { t } = useTranslation('leaderboard')
  const number = useNumber()
  const classOf = ({ cell, isWide }: Column<TRow>) =>
    [cell.kind === 'number' && 'number', isWide === true && 'ranks__wide'].filter(Boolean).join(' ')
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th>{t('column.place')}</th>
            {columns.map((column) => (
              <th key={column.head} className={classOf(column)}>
                {column.head}
              </th>
            ))}
            <th className="number">{t('column.score')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={row.mine ? 'table__mine' : ''}>
              <td className="ranks__place">{row.place}</td>
              {columns.map((column) => (
                <td key={column.head} className={classOf(column)}>
                  {column.cell.kind === 'number' ? (
                    number(column.cell.of(row))
                  ) : (
                    <column.cell.part row={row} />
                  )}
                </td>
              ))}
              <td className="number">
                <Score score={row.score} best={best} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
