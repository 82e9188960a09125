import type { Domain } from '@aladdin/sdk/contract/dataset.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumber } from '../../format/number.ts'
import { canUpload, useSession } from '../../session.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { SearchBox } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { domains, type CatalogSearch } from './catalog-search.ts'
import { DatasetTable } from './dataset-table.tsx'
import { domainsQuery, useCatalog } from './queries.ts'
import '../../ui/table.css'
import './catalog.css'

const route = getRouteApi('/shell/data')

export function CatalogPage() {
  const { t } = useTranslation('catalog')
  usePageTitle(t('title'))
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { position } = useSession()
  const mayUpload = canUpload(position.role)
  const number = useNumber()
  const counts = useQuery(domainsQuery).data?.items
  const countOf = (wanted: Domain | undefined): number =>
    (counts ?? [])
      .filter(({ domain }) => wanted === undefined || domain === wanted)
      .reduce((sum, { datasets }) => sum + datasets, 0)
  const change = (part: CatalogSearch) => void navigate({ search: { ...search, ...part }, replace: true })
  return (
    <div className="page">
      <header className="page__head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
        {mayUpload && (
          <Link to="/upload" className={buttonClass({ kind: 'primary' })}>
            <Icon name="upload" />
            {t('upload')}
          </Link>
        )}
      </header>
      <div className="row" style={{ marginBottom: 12 }}>
        <SearchBox
          label={t('search')}
          value={search.search ?? ''}
          change={(text) => change({ search: text === '' ? undefined : text })}
        />
        {mayUpload && (
          <button
            type="button"
            className="toggle"
            aria-pressed={search.mine === 'yes'}
            onClick={() => change({ mine: search.mine === 'yes' ? undefined : 'yes' })}
          >
            <Icon name="person" size={14} />
            {t('mine')}
          </button>
        )}
      </div>
      <div className="catalog__domains" role="group" aria-label={t('domain')}>
        {[undefined, ...domains].map((domain) => (
          <button
            key={domain ?? 'all'}
            type="button"
            className="catalog__domain"
            aria-pressed={search.domain === domain}
            // Nothing to find there; what is chosen can always be left again.
            disabled={counts !== undefined && countOf(domain) === 0 && search.domain !== domain}
            onClick={() => change({ domain })}
          >
            {t(`domains.${domain ?? 'all'}`)}
            {counts !== undefined && <span className="catalog__count">{number(countOf(domain))}</span>}
          </button>
        ))}
      </div>
      <Results search={search} reset={() => void navigate({ search: {}, replace: true })} />
    </div>
  )
}

function Results({ search, reset }: { search: CatalogSearch; reset: () => void }) {
  const { t } = useTranslation('catalog')
  const catalog = useCatalog(search)
  return (
    <Loaded answer={catalog} skeleton={<Skeleton height={560} />}>
      {({ pages }) => {
        const datasets = pages.flatMap((page) => page.items)
        if (datasets.length === 0) {
          return (
            <EmptyState
              icon="data"
              title={t('none')}
              hint={search.mine === 'yes' ? t('noneMine') : t('noneHint')}
            >
              <Button onClick={reset}>{t('reset')}</Button>
              {search.mine === 'yes' && (
                <Link to="/upload" className={buttonClass({ kind: 'primary' })}>
                  {t('upload')}
                </Link>
              )}
            </EmptyState>
          )
        }
        return (
          <>
            <DatasetTable datasets={datasets} />
            {catalog.hasNextPage && (
              <p style={{ display: 'grid', placeItems: 'center', marginTop: 20 }}>
                <Button busy={catalog.isFetchingNextPage} onClick={() => void catalog.fetchNextPage()}>
                  {t('more')}
                </Button>
              </p>
            )}
          </>
        )
      }}
    </Loaded>
  )
}
