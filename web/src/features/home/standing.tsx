import { getLeaderboard } from '@aladdin/sdk/contract/leaderboard.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useNumber } from '../../format/number.ts'
import { isAuthor, useSession } from '../../session.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/states.tsx'

/** Where my branch stands this week, in two figures. */
export function Standing() {
  const { t } = useTranslation('home')
  const number = useNumber()
  const { position } = useSession()
  const board = useQuery({
    queryKey: ['leaderboard', 'week'],
    queryFn: ({ signal }) => call(getLeaderboard, { query: { window: 'week' } }, { signal }),
  })
  return (
    <section>
      <div className="spread section__head">
        <h2>{t('week')}</h2>
        <Link to="/ranks" className="home__more">
          {t('ranks')}
        </Link>
      </div>
      <Loaded answer={board} skeleton={<Skeleton height={162} />}>
        {({ mine, branches }) =>
          mine.branch === undefined ? (
            <p className="soft">{t(isAuthor(position.role) ? 'noStanding' : 'noStandingAdmin')}</p>
          ) : (
            <>
              <div className="standing">
                <span className="standing__figure">{t('place', { place: mine.branch.place })}</span>
                <span className="soft">{t('ofBranches', { branches: branches.length })}</span>
              </div>
              <div className="standing">
                <span className="standing__figure">{number(mine.branch.users)}</span>
                <span className="soft">{t('usersOf', { apps: mine.branch.apps })}</span>
              </div>
            </>
          )
        }
      </Loaded>
    </section>
  )
}
