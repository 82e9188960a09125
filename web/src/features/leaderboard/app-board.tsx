import type { AppStanding } from '@aladdin/sdk/contract/leaderboard.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../i18n/language.ts'
import { Board, type Column } from './board.tsx'

/** My apps first, then everyone's. */
export function AppBoard({
  standings,
  mine,
}: {
  standings: readonly AppStanding[]
  mine: readonly AppStanding[]
}) {
  const { t } = useTranslation('leaderboard')
  const columns: readonly Column<AppStanding>[] = [
    { head: t('column.app'), cell: { kind: 'part', part: AppName } },
    { head: t('column.users'), cell: { kind: 'number', of: (app) => app.users } },
    { head: t('column.branches'), cell: { kind: 'number', of: (app) => app.branches }, isWide: true },
    { head: t('column.stars'), cell: { kind: 'number', of: (app) => app.stars }, isWide: true },
    { head: t('column.forks'), cell: { kind: 'number', of: (app) => app.forks }, isWide: true },
  ]
  return (
    <Board
      rows={standings}
      mine={mine}
      mineTitle={<h2>{t('myApps')}</h2>}
      columns={columns}
      keyOf={(app) => app.name}
    />
  )
}

/** Why a score of mine is what it is, is one press away. */
function AppName({ row: app }: { row: AppStanding }) {
  const { t } = useTranslation('leaderboard')
  const local = useLocal()
  return (
    <>
      <Link to="/apps/$name" params={{ name: app.name }} className="table__link">
        {local(app.title)}
      </Link>
      <span className="table__sub">
        {local(app.author)} · {local(app.branch.name)}
        {app.mine && (
          <Link to="/ranks" search={(search) => ({ ...search, why: app.name })} className="ranks__why">
            {t('why')}
          </Link>
        )}
      </span>
    </>
  )
}
