import type { Home } from '@aladdin/sdk/contract/home.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/states.tsx'

const places = {
  datasets: '/data',
  stale: '/data',
  uploads: '/data',
  requests: '/requests',
  apps: '/apps',
} as const

/** What a steward, an administrator or an owner of data answers for, in counts. */
export function Duties({ home }: { home: UseQueryResult<Home> }) {
  const { t } = useTranslation('home')
  const number = useNumber()
  return (
    <section aria-label={t('duties.title')}>
      <Loaded answer={home} skeleton={<Skeleton height={80} />}>
        {({ duties }) => (
          <ul className="figures figures--duties">
            {duties.map(({ what, count }) => {
              const shown = (
                <>
                  <span className="figure__what">{t(`duties.${what}`)}</span>
                  <span className="figure__value">{number(count)}</span>
                </>
              )
              return (
                <li key={what}>
                  {what in places ? (
                    <Link to={places[what as keyof typeof places]} className="figure">
                      {/* narrowed by `in` */}
                      {shown}
                    </Link>
                  ) : (
                    <div className="figure">{shown}</div>
                  )}
                </li>
              )
            })}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
