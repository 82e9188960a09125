import { listApps } from '@aladdin/sdk/contract/gallery.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { useLocal } from '../../i18n/language.ts'
import { isAuthor, useSession } from '../../session.ts'
import { AppCard, AppCardSkeleton } from '../../ui/app-card.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { EmptyState } from '../../ui/states.tsx'
import { MyDrafts } from './my-drafts.tsx'
import { Standing } from './standing.tsx'
import './home.css'

/** My branch today: the apps that it uses, my drafts, where the branch stands. */
export function HomePage() {
  const { t } = useTranslation('home')
  usePageTitle()
  const local = useLocal()
  const { position } = useSession()
  return (
    <div className="page">
      <header className="page__head">
        <h1>{t('title', { branch: local(position.branch.name) })}</h1>
      </header>
      <section>
        <div className="spread section__head">
          <h2>{t('apps')}</h2>
          <Link to="/apps" search={{ order: 'branch' }} className="home__more">
            {t('allApps')}
          </Link>
        </div>
        <BranchApps />
      </section>
      <div className="home__columns">
        {isAuthor(position.role) ? <MyDrafts /> : <span />}
        <Standing />
      </div>
    </div>
  )
}

function BranchApps() {
  const { t } = useTranslation('home')
  const apps = useQuery({
    queryKey: ['apps', 'home'],
    queryFn: ({ signal }) => call(listApps, { query: { order: 'branch', limit: 3 } }, { signal }),
  })
  return (
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
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState inline icon="apps" title={t('noApps')} hint={t('noAppsHint')}>
            <Link to="/workbench" className={buttonClass({ kind: 'primary' })}>
              {t('firstApp')}
            </Link>
          </EmptyState>
        ) : (
          <div className="cards cards--three">
            {items.map((app) => (
              <AppCard key={app.id} app={app} />
            ))}
          </div>
        )
      }
    </Loaded>
  )
}
