import type { AppStanding } from '@aladdin/sdk/contract/leaderboard.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { useLocal } from '../../i18n/language.ts'
import { Score } from './score.tsx'

/** My apps first, then everyone's. */
export function AppBoard({
  standings,
  mine,
}: {
  standings: readonly AppStanding[]
  mine: readonly AppStanding[]
}) {
  const { t } = useTranslation('leaderboard')
  const best = standings[0]?.score ?? 0
  return (
    <>
      {mine.length > 0 && (
        <section className="ranks__mine">
          <h2>{t('myApps')}</h2>
          <AppTable standings={mine} best={best} />
        </section>
      )}
      <AppTable standings={standings} best={best} />
    </>
  )
}

function AppTable({ standings, best }: { standings: readonly AppStanding[]; best: number }) {
  const { t } = useTranslation('leaderboard')
  const local = useLocal()
  const number = useNumber()
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th>{t('column.place')}</th>
            <th>{t('column.app')}</th>
            <th className="number">{t('column.users')}</th>
            <th className="number ranks__wide">{t('column.branches')}</th>
            <th className="number ranks__wide">{t('column.stars')}</th>
            <th className="number ranks__wide">{t('column.forks')}</th>
            <th className="number">{t('column.score')}</th>
          </tr>
        </thead>
        <tbody>
          {standings.map((app) => (
            <tr key={app.name} className={app.mine ? 'table__mine' : ''}>
              <td className="ranks__place">{app.place}</td>
              <td>
                <Link to="/apps/$name" params={{ name: app.name }} className="table__link">
                  {local(app.title)}
                </Link>
                <span className="table__sub">
                  {local(app.author)} · {local(app.branch.name)}
                </span>
              </td>
              <td className="number">{number(app.users)}</td>
              <td className="number ranks__wide">{number(app.branches)}</td>
              <td className="number ranks__wide">{number(app.stars)}</td>
              <td className="number ranks__wide">{number(app.forks)}</td>
              <td className="number">
                <Score score={app.score} best={best} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
