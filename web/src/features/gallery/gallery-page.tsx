import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isAuthor, useSession } from '../../session.ts'
import { AppCardSkeleton } from '../../ui/app-card.tsx'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { EmptyState } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Filters } from './filters.tsx'
import { GalleryCard } from './gallery-card.tsx'
import { facetNames, galleryOrders, type GallerySearch } from './gallery-search.ts'
import { useGallery } from './queries.ts'
import { useNearEnd } from './use-near-end.ts'
import './gallery.css'

const route = getRouteApi('/shell/apps')

export function GalleryPage() {
  const { t } = useTranslation('gallery')
  usePageTitle(t('title'))
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { position } = useSession()
  const change = (part: GallerySearch) => void navigate({ search: { ...search, ...part }, replace: true })
  return (
    <div className="page">
      <header className="page__head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
        {isAuthor(position.role) && (
          <Link to="/workbench" className={buttonClass({ kind: 'primary' })}>
            <Icon name="plus" />
            {t('newApp')}
          </Link>
        )}
      </header>
      <Filters search={search} change={change} />
      <Tabs
        label={t('order.label')}
        value={search.order ?? 'popular'}
        options={galleryOrders.map((value) => ({ value, text: t(`order.${value}`) }))}
        choose={(order) => change({ order })}
      />
      <div className="gallery__list">
        <Results search={search} reset={() => void navigate({ search: {}, replace: true })} />
      </div>
    </div>
  )
}

function Results({ search, reset }: { search: GallerySearch; reset: () => void }) {
  const { t } = useTranslation('gallery')
  const gallery = useGallery(search)
  const sentinel = useNearEnd(() => {
    if (gallery.hasNextPage && !gallery.isFetchingNextPage) void gallery.fetchNextPage()
  })
  return (
    <Loaded
      answer={gallery}
      skeleton={
        <div className="cards">
          {Array.from({ length: 8 }, (_, index) => (
            <AppCardSkeleton key={index} />
          ))}
        </div>
      }
    >
      {({ pages }) => {
        const apps = pages.flatMap((page) => page.items)
        if (apps.length === 0) return <NoApps search={search} reset={reset} />
        return (
          <>
            <div className="cards">
              {apps.map((app) => (
                <GalleryCard key={app.id} app={app} />
              ))}
            </div>
            {gallery.hasNextPage && (
              <div className="gallery__more" ref={sentinel}>
                <Button busy={gallery.isFetchingNextPage} onClick={() => void gallery.fetchNextPage()}>
                  {t('more')}
                </Button>
              </div>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function NoApps({ search, reset }: { search: GallerySearch; reset: () => void }) {
  const { t } = useTranslation('gallery')
  const { position } = useSession()
  const { only } = search
  const isNarrowed = (['search', ...facetNames] as const).some((name) => search[name] !== undefined)
  if (isNarrowed) {
    return (
      <EmptyState title={t('none.filtered')} hint={t('none.filteredHint')}>
        <Button onClick={reset}>{t('none.reset')}</Button>
      </EmptyState>
    )
  }
  if (only === 'starred') {
    return (
      <EmptyState icon="star" title={t('none.starred')} hint={t('none.starredHint')}>
        <Button onClick={reset}>{t('none.reset')}</Button>
      </EmptyState>
    )
  }
  const isMine = only === 'mine'
  return (
    <EmptyState
      icon="apps"
      title={isMine ? t('none.mine') : t('none.title')}
      hint={isMine ? t('none.mineHint') : t('none.hint')}
    >
      {isAuthor(position.role) ? (
        <Link to="/workbench" className={buttonClass({ kind: 'primary' })}>
          {t('newApp')}
        </Link>
      ) : (
        isMine && <Button onClick={reset}>{t('none.reset')}</Button>
      )}
    </EmptyState>
  )
}
