import type { BranchStanding } from '@aladdin/sdk/contract/leaderboard.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { Score } from './score.tsx'

/** My branch first, then all of them. */
export function BranchBoard({
  standings,
  mine,
}: {
  standings: readonly BranchStanding[]
  mine: BranchStanding | undefined
}) {
  const { t } = useTranslation('leaderboard')
  const best = standings[0]?.score ?? 0
  return (
    <>
      {mine !== undefined && (
        <section className="ranks__mine">
          <h2>{t('myBranch')}</h2>
          <BranchTable standings={[mine]} best={best} />
        </section>
      )}
      <BranchTable standings={standings} best={best} />
    </>
  )
}

function BranchTable({ standings, best }: { standings: readonly BranchStanding[]; best: number }) {
  const { t } = useTranslation('leaderboard')
  const local = useLocal()
  const number = useNumber()
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th>{t('column.place')}</th>
            <th>{t('column.branch')}</th>
            <th className="number">{t('column.apps')}</th>
            <th className="number">{t('column.users')}</th>
            <th className="number">{t('column.score')}</th>
          </tr>
        </thead>
        <tbody>
          {standings.map((standing) => (
            <tr key={standing.branch.id} className={standing.mine ? 'table__mine' : ''}>
              <td className="ranks__place">{standing.place}</td>
              <td>
                <Link to="/apps" search={{ branch: standing.branch.id }} className="table__link">
                  {local(standing.branch.name)}
                </Link>
              </td>
              <td className="number">{number(standing.apps)}</td>
              <td className="number">{number(standing.users)}</td>
              <td className="number">
                <Score score={standing.score} best={best} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
