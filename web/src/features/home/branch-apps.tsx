import { listApps } from '@aladdin/sdk/contract/gallery.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { isAuthor, useSession } from '../../session.ts'
import { AppCard, AppCardSkeleton } from '../../ui/app-card.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { EmptyState } from '../../ui/states.tsx'

/** The three apps that my branch uses most. */
export function BranchApps() {
  const { t } = useTranslation('home')
  const apps = useQuery({
    queryKey: ['apps', 'home'],
    queryFn: ({ signal }) => call(listApps, { query: { order: 'branch', limit: 3 } }, { signal }),
  })
  return (
    <section className="section">
      <div className="spread section__head">
        <h2>{t('apps')}</h2>
        <Link to="/apps" search={{ order: 'branch' }} className="home__more">
          {t('allApps')}
        </Link>
      </div>
      <Loaded
        answer={apps}
        skeleton={
          <div className="cards cards--three">
            <AppCardSkeleton />
            <AppCardSkeleton />
            <AppCardSkeleton />
          </div>
        }
      >
        {({ items }) => (items.length === 0 ? <NoApps /> : <Cards items={items} />)}
      </Loaded>
    </section>
  )
}

function Cards({ items }: { items: readonly Parameters<typeof AppCard>[0]['app'][] }) {
  return (
    <div className="cards cards--three">
      {items.map((app) => (
        <AppCard key={app.id} app={app} />
      ))}
    </div>
  )
}

function NoApps() {
  const { t } = useTranslation('home')
  const { position } = useSession()
  const mayWrite = isAuthor(position.role)
  return (
    <EmptyState inline icon="apps" title={t('noApps')} hint={t(mayWrite ? 'noAppsHint' : 'noAppsAdmin')}>
      {mayWrite && (
        <Link to="/workbench" className={buttonClass({ kind: 'primary' })}>
          {t('firstApp')}
        </Link>
      )}
    </EmptyState>
  )
}
